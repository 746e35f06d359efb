import type { Actor } from "../../src/domain/people.ts";
import { clockTimeOf } from "../../src/domain/time.ts";
import type { BookingView, Verbs } from "../../src/services/verbs.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { stateWords } from "../../src/services/wording/stateWords.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { placeWords } from "../cards/placeWords.ts";
import { verbs } from "../cards/press.ts";
import type { PlaceWish } from "../cards/press.ts";
import { execute, openUrl } from "../cards/shape.ts";
import type { Action, Card } from "../cards/shape.ts";
import { botTexts } from "../texts/botTexts.ts";
import { roomElsewhere } from "./room.ts";

/** A message that nobody asked for: what happened to a booking, how it stands, and up to three places that are free. */
export async function noticeCard(to: { readonly verbs: Verbs; readonly actor: Actor; readonly now: Date; readonly attempt: string; readonly link: string }, view: BookingView, title: string, held: boolean): Promise<Card> {
  const { language } = to.actor;
  const { booking, hub } = view;
  const t = botTexts(language);
  const { desk, days, hubs } = await roomElsewhere(to, view);
  const part = booking.part === "hours" ? ({ part: "hours", from: clockTimeOf(booking.during.start), to: clockTimeOf(booking.during.end) } as const) : ({ part: booking.part } as const);
  const wish = (more: Partial<PlaceWish>): PlaceWish => ({ hubId: booking.hubId, date: booking.date, part, ...more });
  const free: { words: string; wish: PlaceWish }[] = [
    ...(desk ? [{ words: `${hub.name}, ${desk.name}`, wish: wish({ deskId: desk.id }) }] : []),
    ...hubs.map((other) => ({ words: `${other.name}, ${dateWords(booking.date, language)}`, wish: wish({ hubId: other.id }) })),
    ...days.map((date) => ({ words: `${hub.name}, ${dateWords(date, language)}`, wish: wish({ date }) })),
  ];
  const choices = free.slice(0, 3).map(({ words, wish: one }, i): Action => {
    const data = { attempt: `${to.attempt}.${i}`, lang: language };
    return held ? execute(words, verbs.moveTo, { ...data, bookingId: booking.id, to: one }) : execute(words, verbs.book, { ...data, wish: one });
  });
  const detail = `${stateWords(booking, language)}. ${placeWords(view, language)}.${choices.length > 0 ? ` ${t.told.choose}` : ""}`;
  const show = execute(t.button.showCard, verbs.show, { bookingId: booking.id, attempt: to.attempt, lang: language });
  return choiceCard({ language, title, detail, choices, actions: [show, openUrl(t.button.open, to.link)] });
}
