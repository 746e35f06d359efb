import type { BookingView } from "../../src/services/verbs.ts";
import type { PlaceWish } from "../cards/press.ts";
import { severalCard } from "../cards/severalCard.ts";
import type { RefusedDay } from "../cards/severalCard.ts";
import { mostDays } from "../reading/reading.ts";
import type { AskedDay } from "../reading/reading.ts";
import { dayWishOf } from "./dayWish.ts";
import { alternativeButtons, refusedReply, refusedWords } from "./refused.ts";
import { didReply } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** Books one place, named by a button or a sentence. */
export async function bookOne(scene: Scene, wish: PlaceWish, item = ""): Promise<Reply> {
  const { hubId, deskId, date } = wish;
  const part = dayWishOf(wish.part, scene.hubById.get(hubId), date);
  const booked = await scene.verbs.bookDesk(scene.actor, { personId: scene.actor.personId, hubId, ...(deskId ? { deskId } : {}), date, part }, scene.key(item));
  return booked.ok ? didReply(scene, booked.value, scene.t.did.booked) : refusedReply(scene, booked.refusal);
}

/** Books several days at one hub, one after the other, and answers all in one message. */
export async function bookDays(scene: Scene, hubId: string, days: readonly AskedDay[]): Promise<Reply> {
  const [only] = days;
  if (only && days.length === 1) return bookOne(scene, { hubId, ...only }, only.date);
  const views: BookingView[] = [];
  const refused: RefusedDay[] = [];
  const asked = days.slice(0, mostDays).map(({ date, part }) => ({ wish: { personId: scene.actor.personId, hubId, date, part: dayWishOf(part, scene.hubById.get(hubId), date) }, key: scene.key(date) }));
  const answers = await scene.verbs.bookDays(scene.actor, asked);
  for (const { date, answer: booked } of answers) {
    if (booked.ok) views.push(booked.value);
    else refused.push({ date, title: refusedWords(scene, booked.refusal).title, instead: alternativeButtons({ ...scene, attempt: `${scene.attempt}.${date}` }, booked.refusal.alternatives, null, { fresh: true }) });
  }
  const { language, attempt, userId, now } = scene;
  const card = severalCard({ views, refused, language, attempt, link: scene.link("mina"), userId, now });
  const shows = views.length === 0 ? null : { bookingIds: views.map(({ booking }) => booking.id), refused: refused.map(({ date, title }) => ({ date, title })), notice: null };
  return { where: "here", text: card.fallbackText, card, shows };
}
