import { readCommand } from "./commands.ts";
import type { CommandKind, Reading } from "./reading/reading.ts";
import { welcomeCard } from "./cards/helpCards.ts";
import { verbs } from "./cards/press.ts";
import { isSurveyVerb } from "./survey/surveyPress.ts";
import { inOwnChat } from "./turns/inCompany.ts";
import { obey } from "./turns/obey.ts";
import { answerPress } from "./turns/pressed.ts";
import { sceneOf, showing } from "./turns/scene.ts";
import type { Reply, Turn, TurnDeps } from "./turns/turnTypes.ts";

export type { Reply, Turn, TurnDeps } from "./turns/turnTypes.ts";

/** What may be answered in company: nothing of the asker's own bookings. */
const forCompany: readonly CommandKind[] = ["free-places", "who-comes", "hub-info", "week-limit", "help", "hello", "language", "my-bookings"];

/**
 * Answers one thing that happened in the chat. Plain data in, plain replies out; the chat's own library stays outside. The same
 * turn twice gives the first answer, since writes are keyed by the turn. In company, what concerns the asker's own bookings
 * goes to the asker's own chat.
 * @param reachOwn whether the asker's own chat can be written in; asked in company alone, before anything is done
 */
export async function answerTurn(deps: TurnDeps, turn: Turn, reachOwn: () => Promise<boolean>): Promise<readonly Reply[]> {
  switch (turn.kind) {
    case "joined":
      return [];
    case "installed": {
      // Installed for them so that a survey's card can come: that tells what the app is there for, and two messages would be one too many.
      if ((await deps.surveys.mySurveys(turn.actor)).surveys.length > 0) return [];
      return [showing(welcomeCard({ language: turn.language, attempt: turn.activityId, link: deps.tabLink("boka") }))];
    }
    case "press":
    case "refresh":
      return turn.conversation === "personal" || isPublicPress(turn) ? answerPress(deps, turn) : inOwnChat(deps, turn, reachOwn, (watched) => answerPress(watched, turn));
    case "text":
      return answerText(deps, turn, reachOwn);
  }
}

async function answerText(deps: TurnDeps, turn: Turn, reachOwn: () => Promise<boolean>): Promise<readonly Reply[]> {
  const scene = await sceneOf(deps, turn, turn.language, null);
  const hubs = scene.hubs.map(({ hub }) => ({ id: hub.id, name: hub.name, locality: hub.locality, municipality: hub.municipality, bookable: hub.bookable }));
  const reading = readCommand(turn.text ?? "", { hubs, today: scene.today, now: scene.now, language: turn.language });
  return !scene.inCompany || isPublic(reading) ? obey(scene, reading) : inOwnChat(deps, turn, reachOwn, ({ verbs: watched }) => obey({ ...scene, verbs: watched }, reading));
}

/** Questions and suggestions are about the words alone; a command is public when its kind is. */
function isPublic(reading: Reading): boolean {
  if (reading.kind === "command" || reading.kind === "needs") return forCompany.includes(reading.command.kind) || reading.kind === "needs";
  return true;
}

/** A press of a button that says a public command may be answered where it stands; so may one of a survey, whose answer in company is that it is shown elsewhere. */
function isPublicPress(turn: Turn): boolean {
  if (turn.verb !== verbs.say) return isSurveyVerb(turn.verb);
  const data = turn.data;
  if (typeof data !== "object" || data === null || !("command" in data)) return false;
  const { command } = data;
  return typeof command === "object" && command !== null && "kind" in command && forCompany.some((kind) => kind === command.kind);
}
