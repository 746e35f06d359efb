import { isActive } from "../../src/domain/booking.ts";
import type { Language } from "../../src/domain/people.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { BookingView } from "../../src/services/verbs.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { deskWords } from "../../src/services/wording/deskWords.ts";
import { stateWords } from "../../src/services/wording/stateWords.ts";
import { botTexts } from "../texts/botTexts.ts";
import { timeWords } from "./placeWords.ts";
import { verbs } from "./press.ts";
import { cardOf, execute, heading, openUrl, plainly, text } from "./shape.ts";
import type { Action, Card, Container } from "./shape.ts";

/** A day that could not be booked, in words, with the buttons of what is free instead. */
export type RefusedDay = { readonly date: LocalDate; readonly title: string; readonly instead: readonly Action[] };

/** Several days asked for at once: one message, each day with its own answer in the order of the days. */
export function severalCard(made: { views: readonly BookingView[]; refused: readonly RefusedDay[]; language: Language; attempt: string; link: string; userId: string | null; now: Date }): Card {
  const { views, refused, language, attempt, userId } = made;
  const t = botTexts(language);
  const held = views.filter(({ booking }) => isActive(booking)).length;
  const title = t.did.several(views.length, views.length + refused.length);
  const days: { date: LocalDate; row: Container; line: string }[] = [
    ...views.map((view) => {
      const state = stateWords(view.booking, language);
      const place = `${view.hub.name}, ${deskWords(view.deskName, language)}, ${timeWords(view.booking, language)}`;
      const show = execute(t.button.showCard, verbs.show, { bookingId: view.booking.id, attempt, lang: language });
      const row: Container = { type: "Container", separator: true, items: [text(state, { weight: "Bolder" }), text(plainly(place), { spacing: "None" }), { type: "ActionSet", actions: [show] }] };
      return { date: view.booking.date, row, line: `${place}: ${state}` };
    }),
    ...refused.map(({ date, title: why, instead }) => {
      const words = `${dateWords(date, language)}: ${why}`;
      const row: Container = { type: "Container", separator: true, items: [text(plainly(words), { weight: "Bolder" }), ...(instead.length > 0 ? [{ type: "ActionSet", actions: instead.slice(0, 3) } as const] : [])] };
      return { date, row, line: words };
    }),
  ].sort((a, b) => a.date.localeCompare(b.date));
  const live = held > 0 && views.some(({ booking }) => booking.during.end > made.now);
  return cardOf({
    language,
    summary: `${title}. ${days.map((day) => day.line).join(". ")}.`.slice(0, 2000),
    body: [heading(title), ...days.slice(0, 10).map((day) => day.row)],
    actions: [openUrl(t.button.openTab, made.link)],
    ...(userId && live && refused.length === 0
      ? { refresh: { action: { type: "Action.Execute", verb: verbs.several, data: { bookingIds: views.map(({ booking }) => booking.id), attempt, lang: language } }, userIds: [userId] } }
      : {}),
  });
}
