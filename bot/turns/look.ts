import { rulesOf } from "../../src/domain/hub.ts";
import type { Hub } from "../../src/domain/hub.ts";
import { lastBookableDate } from "../../src/domain/policy.ts";
import { addDays, daysBetween, weekdayOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { hubCard } from "../cards/hubCard.ts";
import type { DayOpening } from "../cards/hubCard.ts";
import { freePlacesCard } from "../cards/listCards.ts";
import type { FreeRow } from "../cards/listCards.ts";
import { datesWords } from "../cards/datesWords.ts";
import { listWords } from "../cards/listWords.ts";
import { partAside } from "../cards/placeWords.ts";
import { openUrl } from "../cards/shape.ts";
import type { AskedPart, HubTopic } from "../reading/reading.ts";
import type { BoardView, DayView } from "../../src/services/verbs.ts";
import { sayButton } from "./ask.ts";
import { freeIn, isOver } from "./freeIn.ts";
import { refusedReply } from "./refused.ts";
import { saying, showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** Longest stretch of days that one board is asked for. */
const longestLook = 31;
/** How many days are looked through for the next one with room: the longest holidays fit in. */
const nextDays = 14;
/** How far ahead public holidays are known for certain, in days: later than that nobody is told when a hub is open. */
const holidaysKnown = 365;

/** The date on which a hub's day opens for booking; null when it has opened. */
const opensOn = ({ hub, date }: DayView, today: LocalDate): LocalDate | null => (date > lastBookableDate(hub, today) ? addDays(date, -rulesOf(hub).horizonDays) : null);

/** How a hub's day stands: as a whole with its halves, or in the part that was asked about alone. */
function standing(scene: Scene, day: DayView, part: AskedPart): FreeRow["days"][number] {
  const { date, opening } = day;
  const nothing = { date, free: 0, morning: 0, afternoon: 0 };
  if (!opening.open) return { ...nothing, stands: "closed" };
  if (isOver(day, part, scene.now)) return { ...nothing, stands: "over" };
  const opens = opensOn(day, scene.today);
  if (opens !== null) return { ...nothing, stands: "early", opens };
  if (part.part === "day") return { date, stands: "open", free: day.free, morning: day.freeMorning, afternoon: day.freeAfternoon };
  const free = freeIn(day, part, scene.now);
  return free === null ? { ...nothing, stands: "partly-open" } : { ...nothing, stands: "open", free };
}

/**
 * What is free on the days asked for, all day or in a part of it; without a day that is still to come, on the next day that has
 * anything. Where nothing is free, that next day is offered. `note`: what the answer does not heed, which is told first. In
 * company no distances: they tell where the asker lives.
 */
export async function showFree(scene: Scene, hubId: string | null, asked: readonly LocalDate[], part: AskedPart = { part: "day" }, note = ""): Promise<Reply> {
  const { t, language, today, attempt } = scene;
  const sorted = [...asked].sort();
  const coming = sorted.filter((date) => date >= today);
  const from = coming[0] ?? today;
  const span = Math.min(longestLook, coming.length === 0 ? nextDays : daysBetween(from, coming.at(-1) ?? from) + 1);
  const board = await scene.verbs.board(scene.actor, from, span);
  const hubs = hubsOf(board, hubId);
  const dates = coming.length > 0 ? coming.slice(0, 7) : [firstWithRoom(scene, board, hubId, part) ?? today];
  const rows = hubs.map(({ hub, distanceKm, days }): FreeRow => ({
    hubId: hub.id,
    name: hub.name,
    distanceKm: scene.inCompany ? null : distanceKm,
    days: days.filter((day) => dates.includes(day.date)).map((day) => standing(scene, day, part)),
  }));
  const any = (row: FreeRow): boolean => row.days.some((day) => day.free + day.morning + day.afternoon > 0);
  const ordered = (scene.inCompany ? rows.sort((a, b) => a.name.localeCompare(b.name, "sv")) : rows).sort((a, b) => Number(any(b)) - Number(any(a)));
  const name = hubId === null ? undefined : scene.hubById.get(hubId)?.name;
  const when = [datesWords(dates, language), ...partAside(part, language)].join(", ");
  const title = name ? t.say.freeAt(name, when) : t.free.title(when);
  const gone = coming.length === 0 && sorted.length > 0 ? t.free.gone(datesWords(sorted.slice(0, 7), language)) : "";
  const later = rows.some(any) ? null : await laterWithRoom(scene, hubId, part, addDays(dates.at(-1) ?? today, 1));
  return showing(
    freePlacesCard({
      ...{ title, part, rows: ordered, language, attempt, link: scene.link(`boka/${dates[0] ?? today}`) },
      note: [note, gone].filter(Boolean).join(" "),
      instead: later === null ? [] : [sayButton(scene, { kind: "free-places", hubId, dates: [later], part })],
    }),
  );
}

const hubsOf = (board: BoardView, hubId: string | null): BoardView["hubs"] => board.hubs.filter(({ hub }) => hub.bookable && (hubId === null || hub.id === hubId));

const firstWithRoom = (scene: Scene, board: BoardView, hubId: string | null, part: AskedPart): LocalDate | null =>
  board.dates.find((date) => hubsOf(board, hubId).some(({ days }) => days.some((day) => day.date === date && opensOn(day, scene.today) === null && (freeIn(day, part, scene.now) ?? 0) > 0))) ?? null;

/** The next day with room, of those soon after the ones that were asked about. */
const laterWithRoom = async (scene: Scene, hubId: string | null, part: AskedPart, from: LocalDate): Promise<LocalDate | null> => firstWithRoom(scene, await scene.verbs.board(scene.actor, from, nextDays), hubId, part);

/** How many come, or had booked a day that is over; the names of those who allow it only in the asker's own chat. */
export async function showComing(scene: Scene, hubId: string, asked: readonly LocalDate[]): Promise<Reply> {
  const { t, language, today } = scene;
  const dates = asked.length > 0 ? asked.slice(0, 5) : [today];
  const lines: string[] = [];
  for (const date of dates) {
    const read = await scene.verbs.hubDay(scene.actor, hubId, date);
    if (!read.ok) return refusedReply(scene, read.refusal);
    const { coming, names, claims, hub } = read.value;
    const count = date < today || isOver(read.value, { part: "day" }, scene.now) ? t.coming.countThen : t.coming.count;
    const mine = claims.some((claim) => claim.personId === scene.actor.personId);
    const shown = names.slice(0, 20);
    const own = [...(shown.length > 0 ? [t.coming.names(listWords(shown, language))] : []), ...(mine ? [t.coming.mine] : [])];
    lines.push([`${hub.name} ${dateWords(date, language)}: ${count(coming)}`, ...(scene.inCompany ? [] : own)].join(" "));
  }
  return saying(lines.join("\n"));
}

/** About one hub, or the one thing that was asked of it, on certain days where they were named; without a name, which hubs there are. */
export async function showHub(scene: Scene, hubId: string | null, topic?: HubTopic, asked: readonly LocalDate[] = []): Promise<Reply> {
  const { t, language, attempt, inCompany } = scene;
  const hub = hubId === null ? undefined : scene.hubById.get(hubId);
  if (hub) return showing(hubCard({ hub, ...(await daysOf(scene, hub, asked)), language, attempt, link: scene.link(`hubb/${hub.id}`), inCompany, topic }));
  if (scene.hubs.length === 0) return saying(t.none.hubs);
  const choices = scene.hubs.slice(0, 8).map(({ hub: one }, i) => sayButton(scene, { kind: "hub-info", hubId: one.id, ...(topic ? { topic } : {}), ...(asked.length > 0 ? { dates: asked } : {}) }, i, one.name));
  return showing(choiceCard({ language, title: t.hub.all, choices, actions: [openUrl(t.button.hubs, scene.link("hubbar"))] }));
}

/** The days at a hub that were asked about, where they are a week's worth at most and no further away than holidays are known; else the days soon on which it is closed though it is not its weekday off. */
async function daysOf(scene: Scene, hub: Hub, asked: readonly LocalDate[]): Promise<{ asked: readonly DayOpening[]; closed: readonly DayOpening[] }> {
  const sorted = [...asked].sort();
  const [from, last] = [sorted[0], sorted.at(-1)];
  const span = from && last ? daysBetween(from, last) + 1 : 0;
  const named = from !== undefined && last !== undefined && asked.length <= 7 && span <= longestLook && hub.bookable && last <= addDays(scene.today, holidaysKnown);
  const board = await scene.verbs.board(scene.actor, named ? from : scene.today, named ? span : longestLook);
  const days = board.hubs.find((one) => one.hub.id === hub.id)?.days ?? [];
  if (named) return { asked: days.filter(({ date }) => asked.includes(date)), closed: [] };
  return { asked: [], closed: days.filter(({ date, opening }) => !opening.open && opening.because === "closed-day" && hub.opening.some(({ weekday }) => weekday === weekdayOf(date))) };
}
