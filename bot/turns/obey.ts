import { helpCard, welcomeCard } from "../cards/helpCards.ts";
import type { Impossible, Reading } from "../reading/reading.ts";
import { askDay, askHalf, askHub, askWhatIsMeant, offerPrivately, unknownWords } from "./ask.ts";
import { bookDays } from "./book.ts";
import { showSurveys } from "../survey/answerSurvey.ts";
import { showComing, showFree, showHub } from "./look.ts";
import { moveNamed } from "./move.ts";
import { checkInNamed, offerUndo, releaseNamed, showMine } from "./own.ts";
import { askReleaseAll } from "./releaseAll.ts";
import { sayWhenCheckIn } from "./whenCheckIn.ts";
import { sayWeekLimit } from "./weekLimit.ts";
import { saying, showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import { botTexts } from "../texts/botTexts.ts";
import type { Reply } from "./turnTypes.ts";

/** Does what was read, or asks the one thing that is missing. */
export async function obey(scene: Scene, reading: Reading): Promise<Reply[]> {
  switch (reading.kind) {
    case "unsure":
      return [askWhatIsMeant(scene, reading.closest, reading.because ? scene.t.caution[reading.because] : undefined)];
    case "impossible-date":
      return [sayImpossible(scene, reading)];
    case "needs": {
      if (reading.need === "half") return [askHalf(scene, reading.command, reading.hubIds)];
      return [await (reading.need === "date" ? askDay(scene, reading.command) : askHub(scene, reading.command, reading.hubIds, reading.unknown))];
    }
    case "command":
      return obeyCommand(scene, reading);
  }
}

async function obeyCommand(scene: Scene, reading: Extract<Reading, { kind: "command" }>): Promise<Reply[]> {
  const { command } = reading;
  const { language, attempt } = scene;
  const help = { language, attempt, link: scene.link("boka") };
  switch (command.kind) {
    case "book": {
      if (command.days.length === 0) return [await askDay(scene, command)];
      return [await (command.hubId === null ? askHub(scene, command, []) : bookDays(scene, command.hubId, command.days))];
    }
    case "move":
      return moveNamed(scene, command);
    case "release":
      return releaseNamed(scene, command.which);
    case "release-all":
      return [await askReleaseAll(scene, command.hubId)];
    case "check-in":
      return checkInNamed(scene, command.which);
    case "when-check-in":
      return [await sayWhenCheckIn(scene, command.which)];
    case "my-bookings":
      return [scene.inCompany ? offerPrivately(scene) : await showMine(scene, command.dates ?? [])];
    case "undo":
      return [await offerUndo(scene)];
    case "my-surveys":
      return [await showSurveys(scene)];
    case "free-places":
      return [await showFree(scene, command.hubId, command.dates, command.part, notHeeded(scene, reading))];
    case "who-comes":
      return [await (command.hubId === null ? askHub(scene, command, []) : showComing(scene, command.hubId, command.dates))];
    case "week-limit":
      return [sayWeekLimit(scene, command.hubId)];
    case "hub-info":
      return [await showHub(scene, command.hubId, command.topic, command.dates)];
    case "language": {
      await scene.verbs.setMe(scene.actor, { language: command.language });
      return [saying(botTexts(command.language).language)];
    }
    case "hello":
      return [command.said ? saying(scene.t.heard[command.said]) : showing(welcomeCard(help))];
    case "help":
      return [showing(helpCard(help))];
  }
}

/** What the answer to a question does not heed, to be told before it. */
const notHeeded = (scene: Scene, { unknown, because }: Extract<Reading, { kind: "command" }>): string => [...(unknown === undefined ? [] : [unknownWords(scene, unknown)]), ...(because ? [scene.t.caution[because]] : [])].join(" ");

/** Says that a date does not exist, and why; offers the nearest one that does. */
function sayImpossible(scene: Scene, { said, because, instead }: Extract<Reading, { kind: "impossible-date" }>): Reply {
  const { t } = scene;
  const title = whyNot(scene, said.charAt(0).toLocaleUpperCase("sv") + said.slice(1), because);
  return instead ? askWhatIsMeant(scene, [instead], title, t.impossible.instead) : askWhatIsMeant(scene, [{ kind: "free-places", hubId: null, dates: [] }, { kind: "help" }], title, because.kind === "clock" || because.kind === "backwards" ? t.impossible.againTime : t.impossible.again);
}

function whyNot({ t }: Scene, said: string, because: Impossible): string {
  switch (because.kind) {
    case "month":
      return t.impossible.month(said, t.months[because.month - 1] ?? "", because.days);
    case "week":
      return t.impossible.week(said, because.year, because.weeks);
    case "clock":
      return t.impossible.clock(said);
    case "backwards":
      return t.impossible.backwards(said);
    case "day":
      return t.impossible.day(said);
  }
}
