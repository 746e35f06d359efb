import type { Language } from "../../src/domain/people.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { BookingView } from "../../src/services/verbs.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { deskWords } from "../../src/services/wording/deskWords.ts";
import { stateWords } from "../../src/services/wording/stateWords.ts";
import { botTexts } from "../texts/botTexts.ts";
import type { AskedPart } from "../reading/reading.ts";
import { partAside, timeWords } from "./placeWords.ts";
import { verbs } from "./press.ts";
import { cardOf, execute, heading, openUrl, plainly, text } from "./shape.ts";
import type { Action, Card, Container } from "./shape.ts";

const row = (title: string, detail: string, actions: readonly Action[]): Container => ({
  type: "Container",
  separator: true,
  items: [text(title, { weight: "Bolder" }), ...(detail ? [text(detail, { spacing: "None" })] : []), ...(actions.length > 0 ? [{ type: "ActionSet", actions } as const] : [])],
});

/** The person's coming bookings, the next one first; ten at most, the rest in the tab. */
export function myBookingsCard(made: { views: readonly BookingView[]; language: Language; attempt: string; link: string }): Card {
  const { views, language, attempt } = made;
  const t = botTexts(language);
  const shown = views.slice(0, 10);
  const lines = shown.map((view) => ({ view, title: timeWords(view.booking, language), detail: `${view.hub.name}, ${deskWords(view.deskName, language)}. ${stateWords(view.booking, language)}` }));
  return cardOf({
    language,
    summary: `${t.mine.title}. ${lines.map((line) => `${line.title}, ${line.detail}`).join(". ")}.`.slice(0, 2000),
    body: [
      heading(t.mine.title),
      ...lines.map(({ view, title, detail }) => row(title, plainly(detail), [execute(t.button.showCard, verbs.show, { bookingId: view.booking.id, attempt, lang: language })])),
      ...(views.length > shown.length ? [text(t.mine.more(views.length - shown.length), { isSubtle: true })] : []),
    ],
    actions: [openUrl(t.button.openTab, made.link)],
  });
}

/** How a hub stands on the days asked for. `distanceKm` null where no home is known, or where it would tell others of it. */
export type FreeRow = { readonly hubId: string; readonly name: string; readonly distanceKm: number | null; readonly days: readonly { readonly date: LocalDate; /** `partly-open`: that day, but not all of the part asked about; `over`: that part is behind us; `early`: too far ahead to be booked before `opens` */ readonly stands: "open" | "partly-open" | "closed" | "over" | "early"; readonly opens?: LocalDate; readonly free: number; readonly morning: number; readonly afternoon: number }[] };

/** How a hub's day stands, in words. */
function countWords({ date, stands, opens, free, morning, afternoon }: FreeRow["days"][number], language: Language): string {
  const t = botTexts(language).free;
  if (stands === "early") return t.early(dateWords(opens ?? date, language));
  if (stands !== "open") return t.stands[stands];
  if (free > 0) return t.count(free);
  return morning + afternoon > 0 ? t.halves(morning, afternoon) : t.full;
}

/** What is free, hub by hub: on one day each with a button that books it; on several days each with a button that asks which. `part`: what was asked about and is booked. `note`: what must be said before it; `instead`: what is offered where nothing is free. */
export function freePlacesCard(made: { title: string; note?: string; part: AskedPart; rows: readonly FreeRow[]; instead?: readonly Action[]; language: Language; attempt: string; link: string }): Card {
  const { title, note, rows, language, attempt } = made;
  const t = botTexts(language);
  const shown = rows.slice(0, 8);
  const lines = shown.map((one) => {
    const far = one.distanceKm === null ? "" : ` ${t.free.over(Math.round(one.distanceKm))}`;
    const days = one.days.map((day) => {
      const count = countWords(day, language);
      return one.days.length === 1 ? count : `${dateWords(day.date, language)}: ${count}`;
    });
    return { one, head: `${plainly(one.name)}${far}`, days };
  });
  const buttons = (one: FreeRow): Action[] => {
    const [day] = one.days;
    if (!one.days.some((other) => other.free + other.morning + other.afternoon > 0)) return [];
    if (one.days.length > 1) return [execute(t.button.chooseDay(one.name), verbs.say, { attempt, lang: language, command: { kind: "book", hubId: one.hubId, days: [], part: made.part } })];
    if (!day) return [];
    const part: AskedPart = day.free > 0 ? made.part : { part: day.morning > 0 ? "morning" : "afternoon" };
    const what = [one.name, ...partAside(part, language)].join(", ");
    return [execute(t.button.book(what), verbs.book, { attempt, lang: language, wish: { hubId: one.hubId, date: day.date, part } })];
  };
  return cardOf({
    language,
    summary: `${note ? `${note} ` : ""}${title}. ${lines.map((line) => `${line.one.name}: ${line.days.join(", ")}`).join(". ")}.`.slice(0, 2000),
    body: [
      ...(note ? [text(plainly(note))] : []),
      heading(plainly(title)),
      ...lines.map(({ one, head, days }) => row(head, days.join(" · "), buttons(one))),
      ...(rows.length > shown.length ? [text(t.free.more(rows.length - shown.length), { isSubtle: true })] : []),
      ...(rows.some((one) => one.distanceKm !== null) ? [text(t.free.crow, { isSubtle: true, size: "Small" })] : []),
    ],
    actions: [...(made.instead ?? []), openUrl(t.button.openTab, made.link)],
  });
}
