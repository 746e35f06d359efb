import type { Language } from "../../src/domain/people.ts";
import { addDays } from "../../src/domain/time.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { datesWords } from "../cards/datesWords.ts";
import { askedPartWords, partAside, timeWords } from "../cards/placeWords.ts";
import { verbs } from "../cards/press.ts";
import { execute, lineOf, longestTitle, openUrl } from "../cards/shape.ts";
import type { Action } from "../cards/shape.ts";
import type { AskedDay, AskedPart, Command } from "../reading/reading.ts";
import type { BookingView, DayView } from "../../src/services/verbs.ts";
import { surveyTexts } from "../texts/surveyTexts.ts";
import { freeIn } from "./freeIn.ts";
import { showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** "tors 26 nov och fre 27 nov, förmiddag"; where the days have different parts, each run of days with its own. */
function daysWords(days: readonly AskedDay[], language: Language): string {
  const runs: AskedDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.[0] && JSON.stringify(run[0].part) === JSON.stringify(day.part)) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => `${datesWords(run.map(({ date }) => date), language)}${run[0] && (runs.length > 1 || run[0].part.part !== "day") ? `, ${askedPartWords(run[0].part, language)}` : ""}`).join("; ");
}

/** A command as a button would say it: "Boka Stugun tors 26 nov, förmiddag". `counted`: how many its days are, said before them. */
function commandWords(scene: Scene, command: Command, counted?: string): string {
  const days = (words: string): string => [...(counted ? [counted] : []), words].join(": ");
  const { t, language, today } = scene;
  const hub = (hubId: string | null): string => (hubId === null ? "" : (scene.hubById.get(hubId)?.name ?? ""));
  switch (command.kind) {
    case "book": {
      const [day] = command.days;
      if (!day && command.hubId !== null) return [t.button.chooseDay(hub(command.hubId)), ...partAside(command.part, language)].join(", ");
      return t.say.book(hub(command.hubId), days(daysWords(command.days, language))).trim();
    }
    case "free-places": {
      const dates = [days(datesWords(command.dates, language)), ...partAside(command.part, language)].filter(Boolean).join(", ");
      return (command.hubId ? t.say.freeAt(hub(command.hubId), dates) : t.say.free(dates)).trim();
    }
    case "who-comes":
      return t.say.who(hub(command.hubId), datesWords(command.dates.length > 0 ? command.dates : [today], language));
    case "hub-info":
      return t.say.hub(hub(command.hubId));
    case "my-bookings":
      return t.button.mine;
    case "my-surveys":
      return surveyTexts(language).button.mine;
    case "move": {
      const { which, to } = command;
      const part = to.part ? askedPartWords(to.part, language) : "";
      const where = [hub(to.hubId), to.date ? datesWords([to.date], language) : "", part].filter(Boolean).join(", ");
      return where ? t.say.moveTo([hub(which.hubId), datesWords(which.dates, language)].filter(Boolean).join(", "), where) : t.say.move;
    }
    case "release": {
      const what = [hub(command.which.hubId), days(datesWords(command.which.dates, language))].filter(Boolean).join(", ");
      return what ? t.say.releaseThat(what) : t.say.release;
    }
    case "check-in":
      return t.say.checkIn;
    case "language":
      return t.say.language[command.language];
    case "undo":
      return t.button.undo;
    default:
      return t.button.help;
  }
}

/** How many days a command names. */
const daysIn = (command: Command): number => (command.kind === "book" ? command.days.length : command.kind === "release" ? command.which.dates.length : command.kind === "free-places" ? command.dates.length : 0);

/** A command whose days do not fit on a button, which then says how many they are. */
const tooLong = (scene: Scene, command: Command): boolean => daysIn(command) > 3 && commandWords(scene, command).length > longestTitle;

const titleOf = (scene: Scene, command: Command): string => (tooLong(scene, command) ? commandWords(scene, command, scene.t.say.days(daysIn(command))) : commandWords(scene, command));

/** A button that says the command for the person. */
export const sayButton = (scene: Scene, command: Command, i = 0, title = titleOf(scene, command)): Action =>
  execute(title, verbs.say, { attempt: `${scene.attempt}.${i}`, lang: scene.language, command });

/** "Do you mean one of these?" Days that do not fit on a button are told above. */
export function askWhatIsMeant(scene: Scene, closest: readonly Command[], title = scene.t.ask.unsure, more?: string): Reply {
  const shown = closest.slice(0, 5);
  const detail = [...(more ? [more] : []), ...shown.filter((command) => tooLong(scene, command)).map((command) => `${commandWords(scene, command)}.`)].join(" ");
  return showing(choiceCard({ language: scene.language, title, ...(detail ? { detail } : {}), choices: shown.map((command, i) => sayButton(scene, command, i)), actions: [openUrl(scene.t.button.openTab, scene.link("boka"))] }));
}

/** The same command with one hub filled in. */
function atHub(command: Command, hubId: string): Command {
  if (command.kind === "move") return { ...command, to: { ...command.to, hubId } };
  if (command.kind === "book" || command.kind === "free-places" || command.kind === "who-comes" || command.kind === "hub-info") return { ...command, hubId };
  return command;
}

/** Room for a part of a day; for a whole one also where only half is left, since that is what is then offered. */
const hasRoom = ({ now }: Scene, day: DayView, part: AskedPart): boolean => ([part, ...(part.part === "day" ? ([{ part: "morning" }, { part: "afternoon" }] as const) : [])]).some((one) => (freeIn(day, one, now) ?? 0) > 0);

/** That no hub goes by a name. */
export const unknownWords = ({ t }: Scene, unknown: string): string => t.ask.unknownHub(lineOf(unknown, 40));

/** "Which hub?" `unknown`: a name that no hub goes by. Those the words fit, else all in the order of the scene; for a booking only those with room on the first day. */
export async function askHub(scene: Scene, command: Command, hubIds: readonly string[], unknown?: string): Promise<Reply> {
  const { t, language } = scene;
  const first = command.kind === "book" ? command.days[0] : undefined;
  const date = first?.date;
  let ids = hubIds.filter((id) => scene.hubById.has(id));
  if (ids.length === 0 && first && date) {
    const board = await scene.verbs.board(scene.actor, date, 1);
    const free = new Set(board.hubs.filter(({ days }) => days.some((day) => hasRoom(scene, day, first.part))).map(({ hub }) => hub.id));
    ids = scene.hubs.map(({ hub }) => hub.id).filter((id) => free.has(id));
  } else if (ids.length === 0) ids = scene.hubs.filter(({ hub }) => hub.bookable).map(({ hub }) => hub.id);
  const question = date && command.kind === "book" ? t.ask.hubFor(daysWords(command.days, language)) : t.ask.hub;
  const words = unknown === undefined ? { title: question } : { title: [unknownWords(scene, unknown), ...(command.kind === "book" ? [t.ask.notBooked] : [])].join(" "), detail: question };
  if (ids.length === 0) return showing(choiceCard({ language, title: t.none.free, choices: [], actions: [openUrl(t.button.openTab, scene.link("boka"))] }));
  const choices = ids.slice(0, unknown === undefined ? 6 : 8).map((id, i) => sayButton(scene, atHub(command, id), i, scene.hubById.get(id)?.name));
  return showing(choiceCard({ language, ...words, choices, actions: [openUrl(t.button.more, scene.link(date ? `boka/${date}` : "boka"))] }));
}

/** "Which day?" The next five days with room at the hub, or anywhere, for the part that was said. */
export async function askDay(scene: Scene, command: Command): Promise<Reply> {
  const { t, language, today } = scene;
  const hubId = command.kind === "book" ? command.hubId : null;
  const part: AskedPart = (command.kind === "book" && command.part) || { part: "day" };
  const board = await scene.verbs.board(scene.actor, today, 14);
  const dates = board.dates.filter((date) => board.hubs.some(({ hub, days }) => (hubId === null || hub.id === hubId) && days.some((day) => day.date === date && (freeIn(day, part, scene.now) ?? 0) > 0)));
  const hub = hubId === null ? undefined : scene.hubById.get(hubId);
  const title = hub ? t.ask.day(hub.name) : t.ask.dayAny;
  const choices = dates.slice(0, 5).map((date, i) => sayButton(scene, { kind: "book", hubId, days: [{ date, part }] }, i, [dateWords(date, language), ...partAside(part, language)].join(", ")));
  const detail = choices.length === 0 ? t.none.choices : undefined;
  return showing(choiceCard({ language, title, ...(detail ? { detail } : {}), choices, actions: [openUrl(t.button.more, scene.link(hub ? `hubb/${hub.id}` : `boka/${addDays(today, 1)}`))] }));
}

/** "Morning or afternoon?" Of each hub where several go by the name; the day may still be to be chosen. */
export function askHalf(scene: Scene, command: Command, hubIds: readonly string[]): Reply {
  const days = command.kind === "book" ? command.days : [];
  const ids = hubIds.length > 1 ? hubIds.slice(0, 3) : [command.kind === "book" ? command.hubId : null];
  const halfOf = (hubId: string | null, part: "morning" | "afternoon"): Command => ({ kind: "book", hubId, days: days.map(({ date }) => ({ date, part: { part } })), ...(days.length === 0 ? { part: { part } } : {}) });
  const nameOf = (hubId: string | null): string[] => (ids.length > 1 && hubId !== null ? [scene.hubById.get(hubId)?.name ?? ""] : []);
  const wishes = ids.flatMap((hubId) => (["morning", "afternoon"] as const).map((part) => ({ hubId, part })));
  const halves = wishes.map(({ hubId, part }, i) => sayButton(scene, halfOf(hubId, part), i, [...nameOf(hubId), askedPartWords({ part }, scene.language)].join(", ")));
  return showing(choiceCard({ language: scene.language, title: scene.t.ask.half, choices: halves }));
}

/** "Which booking?" Each is one button that does what was asked. */
export const askBooking = (scene: Scene, views: readonly BookingView[], verb: string, more: Readonly<Record<string, unknown>> = {}, title = scene.t.ask.booking): Reply => whichBooking(scene, { title }, views, verb, more);

/** The same when there is none such as was said: told in the one message that asks. */
export const askOtherBooking = (scene: Scene, views: readonly BookingView[], verb: string, more: Readonly<Record<string, unknown>> = {}): Reply =>
  whichBooking(scene, { title: scene.t.none.bookingThen, detail: scene.t.ask.booking }, views, verb, more);

const whichBooking = (scene: Scene, words: { readonly title: string; readonly detail?: string }, views: readonly BookingView[], verb: string, more: Readonly<Record<string, unknown>>): Reply =>
  showing(
    choiceCard({
      language: scene.language,
      ...words,
      choices: views.slice(0, 6).map((view) => execute(`${view.hub.name}, ${timeWords(view.booking, scene.language)}`, verb, { bookingId: view.booking.id, attempt: scene.attempt, lang: scene.language, ...more })),
      actions: [openUrl(scene.t.button.more, scene.link("mina"))],
    }),
  );

/** In company: an offer to show the asker's own bookings in their own chat; whoever presses sees their own. */
export const offerPrivately = (scene: Scene): Reply => {
  const button = execute(scene.t.button.privately, verbs.privately, { attempt: scene.attempt, lang: scene.language, command: { kind: "my-bookings" } });
  return showing(choiceCard({ language: scene.language, title: scene.t.company.privately, choices: [button] }));
};
