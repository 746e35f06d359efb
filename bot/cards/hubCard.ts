import type { Hub, HubOpening, OpeningHours } from "../../src/domain/hub.ts";
import type { HubTopic } from "../reading/reading.ts";
import type { Language } from "../../src/domain/people.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { dateWords, timesWords } from "../../src/services/wording/dateWords.ts";
import { words } from "../../src/services/wording/words.ts";
import { botTexts } from "../texts/botTexts.ts";
import { verbs } from "./press.ts";
import { cardOf, execute, heading, openUrl, plainly, text } from "./shape.ts";
import type { Card } from "./shape.ts";

const weekdays = { sv: ["mån", "tis", "ons", "tors", "fre", "lör", "sön"], en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] } as const;

/** "mån–fre 08.00–17.00, lör 10.00–14.00": days with the same hours in a row are drawn together. */
export function openingWords(opening: readonly OpeningHours[], language: Language): string {
  const runs: { first: number; last: number; hours: string }[] = [];
  for (const day of [...opening].sort((a, b) => a.weekday - b.weekday)) {
    const hours = timesWords(day.opens, day.closes, language);
    const run = runs.at(-1);
    if (run && run.hours === hours && run.last === day.weekday - 1) run.last = day.weekday;
    else runs.push({ first: day.weekday, last: day.weekday, hours });
  }
  const name = (weekday: number): string => weekdays[language][weekday - 1] ?? "";
  return runs.map(({ first, last, hours }) => `${first === last ? name(first) : `${name(first)}–${name(last)}`} ${hours}`).join(", ");
}

/** A day at the hub, as it is open. */
export type DayOpening = { readonly date: LocalDate; readonly opening: HubOpening };

/** What a newcomer must know of a hub; with a topic that alone, where the hub has something to say of it, and of its opening that of the days `asked` about, where there are any. `closed`: its closed days soon. In company without keys and alarm: those who read it there may be guests. */
export function hubCard(made: { hub: Hub; asked: readonly DayOpening[]; closed: readonly DayOpening[]; language: Language; attempt: string; link: string; inCompany: boolean; topic?: HubTopic | undefined }): Card {
  const { hub, language, attempt, inCompany } = made;
  const t = botTexts(language);
  const { about } = hub;
  const kinds = hub.kinds.map((kind) => words(language)(`kind.${kind}`)).join(", ");
  const fact = (topic: HubTopic | null, title: string, value: string): { topic: HubTopic | null; title: string; value: string }[] => (value ? [{ topic, title, value: plainly(value) }] : []);
  const reasonOf = ({ opening }: DayOpening): string => (!opening.open && opening.because === "closed-day" ? `, ${opening.reason[language]}` : "");
  const openWords = (day: DayOpening): string => (day.opening.open ? t.hub.open(timesWords(day.opening.hours.opens, day.opening.hours.closes, language)) : `${t.hub.closed}${reasonOf(day)}`);
  const week = [...fact("opening", t.fact.opening, openingWords(hub.opening, language) || t.hub.closed), ...fact("opening", t.fact.closedDays, made.closed.map((day) => `${dateWords(day.date, language)}${reasonOf(day)}`).join("; "))];
  const facts = [
    ...(made.asked.length > 0 ? made.asked.flatMap((day) => fact("opening", dateWords(day.date, language), openWords(day))) : week),
    ...fact("has", t.fact.has, kinds),
    ...fact("contact", t.fact.contact, [about.contact.name, about.contact.phone, about.contact.mail].filter(Boolean).join(", ")),
    ...fact("getting-there", t.fact.gettingThere, about.gettingThere[language]),
    ...(inCompany ? [] : [...fact("keys", t.fact.keys, about.keys[language]), ...fact("keys", t.fact.alarm, about.alarm[language])]),
    ...fact("coffee", t.fact.coffee, about.coffee[language]),
    ...fact("rules", t.fact.rules, about.rules[language]),
    ...fact(null, t.fact.visitFirst, about.visitFirst[language]),
  ];
  const asked = facts.filter(({ topic }) => topic !== null && topic === made.topic);
  const brief = asked.length > 0;
  const place = `${hub.locality}, ${hub.municipality}`;
  return cardOf({
    language,
    summary: (brief ? `${hub.name}. ${asked.map(({ title, value }) => `${title}: ${value}`).join(" ")}` : `${hub.name}, ${place}. ${about.description[language]}`).slice(0, 1000),
    body: [
      heading(plainly(hub.name)),
      ...(brief ? [] : [text(plainly(place), { isSubtle: true, spacing: "None" })]),
      ...(hub.bookable ? [] : [text(t.hub.notBookable, { weight: "Bolder" })]),
      ...(about.description[language] && !brief ? [text(plainly(about.description[language]))] : []),
      { type: "FactSet", facts: (brief ? asked : facts).map(({ title, value }) => ({ title, value })) },
      ...(hub.demo ? [text(t.hub.demo, { isSubtle: true, size: "Small" })] : []),
    ],
    actions: [
      ...(brief ? [execute(t.say.hub(hub.name), verbs.say, { attempt: `${attempt}.all`, lang: language, command: { kind: "hub-info", hubId: hub.id } })] : []),
      ...(hub.bookable ? [execute(t.button.free, verbs.say, { attempt, lang: language, command: { kind: "book", hubId: hub.id, days: [] } })] : []),
      openUrl(t.button.open, made.link),
    ],
  });
}
