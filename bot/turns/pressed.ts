import { z } from "zod";
import { bookingPress, bookPress, movePress, releasePress, sayPress, severalPress, verbs } from "../cards/press.ts";
import { severalCard } from "../cards/severalCard.ts";
import { answerSurvey } from "../survey/answerSurvey.ts";
import { isSurveyVerb } from "../survey/surveyPress.ts";
import { bookOne } from "./book.ts";
import { obey } from "./obey.ts";
import { askWhereTo, moveOne } from "./move.ts";
import { checkInOne, releasePressed, showOne, undoOne } from "./own.ts";
import { saying, sceneOf, showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply, Turn, TurnDeps } from "./turnTypes.ts";

const attempted = z.object({ attempt: z.string().max(200) });
const freshPress = z.object({ fresh: z.literal(true) });

/** The name of the attempt that a button carries, "" when it carries none. */
const attemptOf = (data: unknown): string => {
  const read = attempted.safeParse(data);
  return read.success ? read.data.attempt : "";
};

/** Answers a press, or a card that asks for itself anew. Nothing is believed of the card but which booking or wish it names. */
export async function answerPress(deps: TurnDeps, turn: Turn): Promise<Reply[]> {
  if (isSurveyVerb(turn.verb)) return answerSurvey(deps, turn, turn.verb, turn.language);
  const scene = await sceneOf(deps, turn, turn.language, attemptOf(turn.data));
  const old = [saying(scene.t.oldCard)];
  if (turn.verb === verbs.book) {
    const read = bookPress.safeParse(turn.data);
    if (!read.success) return old;
    const fresh = freshPress.safeParse(turn.data).success;
    return [{ ...(await bookOne(scene, read.data.wish)), ...(fresh ? { asNew: true } : {}) }];
  }
  if (turn.verb === verbs.moveTo) {
    const read = movePress.safeParse(turn.data);
    return read.success ? [await moveOne(scene, read.data.bookingId, read.data.to)] : old;
  }
  if (turn.verb === verbs.say || turn.verb === verbs.privately) {
    const read = sayPress.safeParse(turn.data);
    if (!read.success) return old;
    return obey(turn.verb === verbs.say ? scene : { ...scene, inCompany: false }, { kind: "command", command: read.data.command, certainty: "sure" });
  }
  if (turn.verb === verbs.several) {
    const read = severalPress.safeParse(turn.data);
    return read.success ? [await showSeveral(scene, read.data.bookingIds)] : old;
  }
  const read = bookingPress.safeParse(turn.data);
  if (!read.success) return old;
  const { bookingId } = read.data;
  switch (turn.verb) {
    case verbs.show:
      return [await showOne(scene, bookingId, false)];
    case verbs.refresh:
      return [await showOne(scene, bookingId, true)];
    case verbs.release: {
      const named = releasePress.safeParse(turn.data);
      return named.success ? [await releasePressed(scene, bookingId, named.data.part)] : old;
    }
    case verbs.undo:
      return [await undoOne(scene, bookingId)];
    case verbs.checkIn:
      return [await checkInOne(scene, bookingId)];
    case verbs.move:
      return [await askWhereTo(scene, bookingId)];
    default:
      return old;
  }
}

async function showSeveral(scene: Scene, bookingIds: readonly string[]): Promise<Reply> {
  const read = await Promise.all(bookingIds.map((id) => scene.verbs.booking(scene.actor, id)));
  const views = read.flatMap((one) => (one.ok ? [one.value] : []));
  if (views.length === 0) return saying(scene.t.notFound);
  const { language, attempt, userId, now } = scene;
  return showing(severalCard({ views, refused: [], language, attempt, link: scene.link("mina"), userId, now }));
}
