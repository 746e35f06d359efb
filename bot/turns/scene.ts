import type { Hub } from "../../src/domain/hub.ts";
import type { Actor, Language } from "../../src/domain/people.ts";
import { localDateOf } from "../../src/domain/time.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { MyVerbs } from "../../src/services/survey/answer/myVerbs.ts";
import type { Verbs } from "../../src/services/verbs.ts";
import { bookingCard } from "../cards/bookingCard.ts";
import { placeWords } from "../cards/placeWords.ts";
import type { Card } from "../cards/shape.ts";
import { stateWords } from "../../src/services/wording/stateWords.ts";
import type { BookingView } from "../../src/services/verbs.ts";
import { botTexts } from "../texts/botTexts.ts";
import type { BotTexts } from "../texts/sv.ts";
import type { Reply, Shows, Turn, TurnDeps } from "./turnTypes.ts";

type SeenHub = { readonly hub: Hub; readonly distanceKm: number | null };

/** What every answer in one turn needs: who asks, when, in which company and language, and the hubs as they stand. */
export type Scene = {
  readonly verbs: Verbs;
  readonly surveys: MyVerbs;
  readonly actor: Actor;
  readonly language: Language;
  readonly t: BotTexts;
  readonly now: Date;
  readonly today: LocalDate;
  readonly inCompany: boolean;
  readonly userId: string | null;
  /** names this turn's drawings of cards */
  readonly attempt: string;
  /** the key of one write in this turn; the same again when the chat delivers the turn twice */
  key(item: string): string;
  /** nearest to the asker's home first; in company by name and without distances, since either would tell others where the asker lives */
  readonly hubs: readonly SeenHub[];
  readonly hubById: ReadonlyMap<string, Hub>;
  link(subPage: string): string;
};

/** `pressed`: the attempt named by the button, absent for a message. A double click has the same message, verb and attempt. */
export async function sceneOf(deps: TurnDeps, turn: Turn, language: Language, pressed: string | null): Promise<Scene> {
  const inCompany = turn.conversation !== "personal";
  const nearest = await deps.verbs.hubs(turn.actor);
  const hubs = inCompany ? byName(nearest) : nearest;
  const now = deps.now();
  const base = pressed === null ? `chat:${turn.activityId}` : `press:${turn.messageId ?? ""}:${turn.verb ?? ""}:${pressed}`;
  return {
    verbs: deps.verbs,
    surveys: deps.surveys,
    actor: { ...turn.actor, language },
    language,
    t: botTexts(language),
    now,
    today: localDateOf(now),
    inCompany,
    userId: turn.conversation === "personal" ? turn.userId : null,
    attempt: turn.activityId,
    key: (item) => (item ? `${base}:${item}` : base),
    hubs,
    hubById: new Map(hubs.map(({ hub }) => [hub.id, hub])),
    link: (subPage) => deps.tabLink(subPage),
  };
}

const byName = (hubs: readonly SeenHub[]): SeenHub[] => hubs.map(({ hub }) => ({ hub, distanceKm: null })).sort((a, b) => a.hub.name.localeCompare(b.hub.name, "sv"));

export const saying = (text: string): Reply => ({ where: "here", text, card: null, shows: null });
export const showing = (card: Card, shows: Shows | null = null): Reply => ({ where: "here", text: card.fallbackText, card, shows });
export const showsOf = (...bookingIds: readonly string[]): Shows => ({ bookingIds, refused: [], notice: null });

/** The booking's card, drawn now. */
export function cardOfBooking(scene: Scene, view: BookingView, notice?: string): Card {
  const { language, now, attempt, userId } = scene;
  return bookingCard({ view, language, now, attempt, link: scene.link(`bokning/${view.booking.id}`), userId, ...(notice ? { notice } : {}) });
}

/** "I did this", with the card that says how it stands; never that it succeeded. */
export function didReply(scene: Scene, view: BookingView, did: (place: string) => string): Reply {
  const said = `${did(placeWords(view, scene.language))} ${stateWords(view.booking, scene.language)}.`;
  return { where: "here", text: said, card: cardOfBooking(scene, view), shows: showsOf(view.booking.id) };
}
