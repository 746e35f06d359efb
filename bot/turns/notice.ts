import type { Actor } from "../../src/domain/people.ts";
import type { BookingView, Verbs } from "../../src/services/verbs.ts";
import { stateWords } from "../../src/services/wording/stateWords.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { placeWords } from "../cards/placeWords.ts";
import { verbs } from "../cards/press.ts";
import { execute, openUrl } from "../cards/shape.ts";
import type { Card } from "../cards/shape.ts";
import { botTexts } from "../texts/botTexts.ts";
import { alternativeButtons } from "./refused.ts";

/** A message that nobody asked for: what happened to a booking, how it stands, and up to three places that are free. */
export async function noticeCard(to: { readonly verbs: Verbs; readonly actor: Actor; readonly now: Date; readonly attempt: string; readonly link: string }, view: BookingView, title: string, held: boolean): Promise<Card> {
  const { language } = to.actor;
  const { booking } = view;
  const t = botTexts(language);
  const [free, hubs] = await Promise.all([to.verbs.instead(to.actor, booking.id), to.verbs.hubs(to.actor)]);
  const hubById = new Map(hubs.map(({ hub }) => [hub.id, hub]));
  const choices = alternativeButtons({ attempt: to.attempt, language, hubById }, free, held ? booking.id : null);
  const detail = `${stateWords(booking, language)}. ${placeWords(view, language)}.${choices.length > 0 ? ` ${t.told.choose}` : ""}`;
  const show = execute(t.button.showCard, verbs.show, { bookingId: booking.id, attempt: to.attempt, lang: language });
  return choiceCard({ language, title, detail, choices, actions: [show, openUrl(t.button.open, to.link)] });
}
