import { clockTimeOf } from "../../src/domain/time.ts";
import type { Option, RefusalWithAlternatives } from "../../src/services/ports.ts";
import { refusalWords } from "../../src/services/wording/refusalWords.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { optionWords } from "../cards/placeWords.ts";
import { verbs } from "../cards/press.ts";
import type { PlaceWish } from "../cards/press.ts";
import { execute, openUrl } from "../cards/shape.ts";
import type { Action } from "../cards/shape.ts";
import { showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** A refusal in the person's words, with the name of the hub where they already are. */
export function refusedWords(scene: Scene, refusal: RefusalWithAlternatives): { title: string; detail: string } {
  const hub = scene.hubById.get(String(refusal.figures?.hubId ?? ""));
  return refusalWords({ ...refusal, figures: { ...(hub ? { hubName: hub.name } : {}), ...refusal.figures } }, scene.language, scene.today);
}

/** The same desk, day and time as a wish that a button carries. */
function wishOf(option: Option): PlaceWish {
  const { hubId, deskId, date, part, during } = option;
  return { hubId, deskId, date, part: part === "hours" ? { part, from: clockTimeOf(during.start), to: clockTimeOf(during.end) } : { part } };
}

/** Up to three places that are free, each one press from being asked for; or from moving the booking named. */
export function alternativeButtons(scene: Pick<Scene, "attempt" | "language" | "hubById">, alternatives: readonly Option[], movedBookingId: string | null, more: Readonly<Record<string, unknown>> = {}): Action[] {
  const { attempt, language } = scene;
  return alternatives.slice(0, 3).map((option, i) => {
    const wish = wishOf(option);
    const data = { attempt: `${attempt}.${i}`, lang: language, ...more };
    const words = optionWords(option, scene.hubById, language);
    return movedBookingId === null ? execute(words, verbs.book, { ...data, wish }) : execute(words, verbs.moveTo, { ...data, bookingId: movedBookingId, to: wish });
  });
}

/** A "no" with its reason and what is free instead. */
export function refusedReply(scene: Scene, refusal: RefusalWithAlternatives, movedBookingId: string | null = null): Reply {
  const words = refusedWords(scene, refusal);
  const choices = alternativeButtons(scene, refusal.alternatives, movedBookingId);
  const open = openUrl(scene.t.button.openTab, scene.link(movedBookingId === null ? "boka" : `bokning/${movedBookingId}`));
  return showing(choiceCard({ language: scene.language, ...words, choices, actions: [open] }));
}
