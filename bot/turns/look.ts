import { daysBetween } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { hubCard } from "../cards/hubCard.ts";
import { freePlacesCard } from "../cards/listCards.ts";
import type { FreeRow } from "../cards/listCards.ts";
import { datesWords } from "../cards/datesWords.ts";
import { listWords } from "../cards/listWords.ts";
import { partAside } from "../cards/placeWords.ts";
import { openUrl } from "../cards/shape.ts";
import type { AskedPart, HubTopic } from "../reading/reading.ts";
import type { DayView } from "../../src/services/verbs.ts";
import { sayButton } from "./ask.ts";
import { freeIn } from "./freeIn.ts";
import { refusedReply } from "./refused.ts";
import { saying, showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** Longest stretch of days that one board is asked for. */
const longestLook = 31;

/** How a hub's day stands: as a whole with its halves, or in the part that was asked about alone. */
function standing(scene: Scene, day: DayView, part: AskedPart): FreeRow["days"][number] {
  const { date, opening } = day;
  const open = opening.open && opening.during.end > scene.now;
  if (part.part === "day") return { date, open, free: day.free, morning: day.freeMorning, afternoon: day.freeAfternoon };
  const free = freeIn(day, part, scene.now);
  return { date, open: free !== null, ...(open && free === null ? { otherwiseOpen: true } : {}), free: free ?? 0, morning: 0, afternoon: 0 };
}

/** What is free on the days asked for, all day or in a part of it; without a day, on the next day that has anything. `note`: what the answer does not heed, which is told first. In company no distances: they tell where the asker lives. */
export async function showFree(scene: Scene, hubId: string | null, asked: readonly LocalDate[], part: AskedPart = { part: "day" }, note = ""): Promise<Reply> {
  const { t, language, today, attempt } = scene;
  const sorted = [...asked].sort();
  const from = sorted[0] ?? today;
  const span = Math.min(longestLook, sorted.length === 0 ? 7 : daysBetween(from, sorted.at(-1) ?? from) + 1);
  const board = await scene.verbs.board(scene.actor, from, span);
  const hubs = board.hubs.filter(({ hub }) => hub.bookable && (hubId === null || hub.id === hubId));
  const room = (date: LocalDate): boolean => hubs.some(({ days }) => days.some((day) => day.date === date && (freeIn(day, part, scene.now) ?? 0) > 0));
  const dates = sorted.length > 0 ? sorted.slice(0, 7) : [board.dates.find(room) ?? today];
  const rows = hubs.map(({ hub, distanceKm, days }): FreeRow => ({
    hubId: hub.id,
    name: hub.name,
    distanceKm: scene.inCompany ? null : distanceKm,
    days: days.filter((day) => dates.includes(day.date)).map((day) => standing(scene, day, part)),
  }));
  const any = (row: FreeRow): number => (row.days.some((day) => day.open && day.free + day.morning + day.afternoon > 0) ? 0 : 1);
  const ordered = (scene.inCompany ? rows.sort((a, b) => a.name.localeCompare(b.name, "sv")) : rows).sort((a, b) => any(a) - any(b));
  const name = hubId === null ? undefined : scene.hubById.get(hubId)?.name;
  const when = [datesWords(dates, language), ...partAside(part, language)].join(", ");
  const title = name ? t.say.freeAt(name, when) : t.free.title(when);
  return showing(freePlacesCard({ title, note, part, rows: ordered, language, attempt, link: scene.link(`boka/${dates[0] ?? today}`) }));
}

/** How many come; the names of those who allow it only in the asker's own chat. */
export async function showComing(scene: Scene, hubId: string, asked: readonly LocalDate[]): Promise<Reply> {
  const { t, language, today } = scene;
  const dates = asked.length > 0 ? asked.slice(0, 5) : [today];
  const lines: string[] = [];
  for (const date of dates) {
    const read = await scene.verbs.hubDay(scene.actor, hubId, date);
    if (!read.ok) return refusedReply(scene, read.refusal);
    const { coming, names, claims, hub } = read.value;
    const mine = claims.some((claim) => claim.personId === scene.actor.personId);
    const shown = names.slice(0, 20);
    const own = [...(shown.length > 0 ? [t.coming.names(listWords(shown, language))] : []), ...(mine ? [t.coming.mine] : [])];
    lines.push([`${hub.name} ${dateWords(date, language)}: ${t.coming.count(coming)}`, ...(scene.inCompany ? [] : own)].join(" "));
  }
  return saying(lines.join("\n"));
}

/** About one hub, or the one thing that was asked of it; without a name, which hubs there are. */
export function showHub(scene: Scene, hubId: string | null, topic?: HubTopic): Reply {
  const { t, language, attempt, inCompany } = scene;
  const hub = hubId === null ? undefined : scene.hubById.get(hubId);
  if (hub) return showing(hubCard({ hub, language, attempt, link: scene.link(`hubb/${hub.id}`), inCompany, topic }));
  if (scene.hubs.length === 0) return saying(t.none.hubs);
  const choices = scene.hubs.slice(0, 8).map(({ hub: one }, i) => sayButton(scene, { kind: "hub-info", hubId: one.id, ...(topic ? { topic } : {}) }, i, one.name));
  return showing(choiceCard({ language, title: t.hub.all, choices, actions: [openUrl(t.button.hubs, scene.link("hubbar"))] }));
}

