import type { Language } from "../../src/domain/people.ts";
import { commandList } from "../commandList.ts";
import { botTexts } from "../texts/botTexts.ts";
import { verbs } from "./press.ts";
import { cardOf, execute, heading, openUrl, plainly, text } from "./shape.ts";
import type { Action, Card } from "./shape.ts";

const starts = (language: Language, attempt: string, link: string): Action[] => {
  const t = botTexts(language).button;
  const say = (title: string, command: unknown): Action => execute(title, verbs.say, { attempt, lang: language, command });
  return [say(t.free, { kind: "free-places", hubId: null, dates: [] }), say(t.mine, { kind: "my-bookings" }), openUrl(t.openTab, link)];
};

/** What the app is good for and how to begin; sent once, when it is installed. */
export function welcomeCard(made: { language: Language; attempt: string; link: string }): Card {
  const t = botTexts(made.language);
  return cardOf({
    language: made.language,
    summary: `${t.welcome.value} ${t.welcome.how} ${t.examples.join("; ")}.`,
    body: [heading(t.welcome.title), text(t.welcome.value), text(t.welcome.how, { spacing: "Medium" }), ...examples(t.examples)],
    actions: starts(made.language, made.attempt, made.link),
  });
}

/** All that can be asked, by example. */
export function helpCard(made: { language: Language; attempt: string; link: string }): Card {
  const t = botTexts(made.language);
  const commands = commandList.map((listed) => listed[made.language]);
  return cardOf({
    language: made.language,
    summary: `${t.help.title}: ${commands.map(({ title }) => title).join(", ")}. ${t.help.more}`,
    body: [heading(t.help.title), { type: "FactSet", facts: commands.map(({ title, description }) => ({ title, value: plainly(description) })) }, text(t.help.more, { spacing: "Medium", isSubtle: true })],
    actions: starts(made.language, made.attempt, made.link),
  });
}

const examples = (all: readonly string[]) => all.map((one) => text(`“${plainly(one)}”`, { spacing: "Small" }));
