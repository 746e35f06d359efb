import { isActive } from "../../src/domain/booking.ts";
import type { Language } from "../../src/domain/people.ts";
import { refusalOfCheckIn } from "../../src/domain/policy.ts";
import { localDateOf } from "../../src/domain/time.ts";
import type { BookingView } from "../../src/services/verbs.ts";
import { deskWords } from "../../src/services/wording/deskWords.ts";
import { stateWords } from "../../src/services/wording/stateWords.ts";
import { botTexts } from "../texts/botTexts.ts";
import { placeWords, timeWords } from "./placeWords.ts";
import { verbs } from "./press.ts";
import { cardOf, execute, heading, openUrl, plainly, text } from "./shape.ts";
import type { Action, Card, Element } from "./shape.ts";

export type BookingCard = {
  readonly view: BookingView;
  readonly language: Language;
  readonly now: Date;
  /** names this drawing of the card */
  readonly attempt: string;
  /** address of the booking in the tab */
  readonly link: string;
  /** the holder's id in the chat ("29:…"), whose client asks for the card anew by itself; null in company */
  readonly userId: string | null;
  /** something to say before the state: why a press did not work */
  readonly notice?: string;
};

/** One booking as it stands: the state first, in words; hub, desk, time; who to ask and how to get in; what can be done now. */
export function bookingCard(made: BookingCard): Card {
  const { view, language, attempt, userId, notice } = made;
  const { booking, hub } = view;
  const t = botTexts(language);
  const state = stateWords(booking, language);
  const live = isActive(booking) && booking.during.end > made.now;
  const facts = [
    ...(hub.about.contact.name ? [{ title: t.fact.contact, value: plainly([hub.about.contact.name, hub.about.contact.phone].filter(Boolean).join(", ")) }] : []),
    ...(hub.about.keys[language] ? [{ title: t.fact.keys, value: plainly(hub.about.keys[language]) }] : []),
  ];
  const from = booking.movedFrom;
  const body: Element[] = [
    ...(notice ? [text(plainly(notice), { color: "Attention", weight: "Bolder" })] : []),
    heading(state),
    text(`${plainly(hub.name)}, ${plainly(deskWords(view.deskName, language))}`),
    text(timeWords(booking, language), { spacing: "None" }),
    ...(live && from ? [text(plainly(t.moved(timeWords(from, language))), { isSubtle: true })] : []),
    ...(live && facts.length > 0 ? [{ type: "FactSet", facts } as const] : []),
  ];
  return cardOf({
    language,
    summary: `${notice ? `${notice} ` : ""}${state}. ${placeWords(view, language)}.`,
    body,
    actions: actionsOf(made, live),
    ...(userId && live ? { refresh: { action: { type: "Action.Execute", verb: verbs.refresh, data: { bookingId: booking.id, attempt, lang: language } }, userIds: [userId] } } : {}),
  });
}

/** At most three buttons and an overflow. Check in stands first on the day itself, else in the overflow. */
function actionsOf({ view, language, now, attempt, link }: BookingCard, live: boolean): Action[] {
  const { booking } = view;
  const t = botTexts(language).button;
  const data = { bookingId: booking.id, attempt, lang: language };
  const open = openUrl(t.open, link);
  if (!live) return booking.status === "released" && booking.during.end > now ? [execute(t.undo, verbs.undo, data), open] : [open];
  const change = [execute(t.move, verbs.move, data), execute(t.release, verbs.release, data)];
  if (booking.status === "checked-in") return [...change, open];
  const checkIn = execute(t.checkIn, verbs.checkIn, data);
  const today = booking.date === localDateOf(now) || refusalOfCheckIn(booking, view.hub, now) === null;
  return today ? [checkIn, ...change, { ...open, mode: "secondary" }] : [...change, open, { ...checkIn, mode: "secondary" }];
}
