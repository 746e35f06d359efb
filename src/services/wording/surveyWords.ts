import type { Thresholds } from "../../domain/disclosure/cell.ts";
import type { Hub } from "../../domain/hub.ts";
import type { Language } from "../../domain/people.ts";
import type { Audience } from "../../domain/survey/audience.ts";
import type { Band } from "../../domain/survey/extent.ts";
import type { Instrument } from "../../domain/survey/instrument.ts";
import { questionsOf } from "../../domain/survey/instrument.ts";
import type { StoredPlace } from "../../domain/survey/places.ts";
import { noValue } from "../../domain/survey/places.ts";
import type { Schedule } from "../../domain/survey/schedule.ts";
import { addDays } from "../../domain/time.ts";
import type { LocalDate } from "../../domain/time.ts";
import type { WhyStopped } from "../survey/surveyPorts.ts";
import { dateWords } from "./dateWords.ts";
import { surveyTextsSv } from "./surveyTexts.ts";
import { words } from "./words.ts";

/** "Brunflo, House Be eller Samverket" */
function orWords(all: readonly string[], language: Language): string {
  const others = all.slice(0, -1);
  const last = all.at(-1) ?? "";
  return others.length === 0 ? last : words(language)("survey.place.or", { others: others.join(", "), last });
}
const hubName = (hubs: readonly Hub[], id: string): string => hubs.find((hub) => hub.id === id)?.name ?? id;
/** With the year: a campaign may be read long after. */
const day = (date: LocalDate, language: Language): string => dateWords(date, language, "-");
/** The last day of what ends where the next begins. */
const last = (end: LocalDate, language: Language): string => day(addDays(end, -1), language);

/** Whom a survey is for, as HR reads it. */
export function audienceWords(audience: Audience, hubs: readonly Hub[], language: Language): string {
  const t = words(language);
  switch (audience.kind) {
    case "everyone":
    case "earlier":
      return t(`survey.audience.${audience.kind}`);
    case "group":
      return t("survey.audience.group", { group: audience.name ?? audience.groupId });
    case "hubs":
      return t("survey.audience.hubs", { hubs: orWords(audience.hubIds.map((id) => hubName(hubs, id)), language) });
    case "role":
      return t(`survey.audience.${audience.role}`);
    case "days-booked":
      return t(`survey.audience.${audience.most === null ? "least" : "between"}`, { least: audience.least, most: audience.most, from: day(audience.from, language), last: last(audience.to, language) });
  }
}

/** Why a wave never opened; null where it did, or will. */
export const gaveUpWords = (why: WhyStopped | undefined, { respondents }: Thresholds, language: Language): string | null => (why === undefined ? null : words(language)(`survey.gaveUp.${why}`, { least: respondents }));

function whenWords(schedule: Schedule, language: Language): string {
  const t = words(language);
  const opens = day(schedule.opens, language);
  switch (schedule.kind) {
    case "dates":
      return t("survey.schedule.dates", { opens, last: last(schedule.closes, language) });
    case "from-first-day":
      return t(`survey.schedule.${schedule.when}`, { opens, last: last(schedule.closes, language), days: schedule.openDays });
    case "rhythm":
      return t(`survey.schedule.${schedule.everyWeeks === 1 ? "weekly" : "everyWeeks"}`, { opens, last: last(schedule.until, language), weeks: schedule.everyWeeks, days: schedule.openDays });
  }
}

/** When a survey was made that was taken in from a file. */
export const earlierWords = ({ opens, closes }: Extract<Schedule, { readonly kind: "dates" }>, language: Language): string => words(language)("survey.schedule.earlier", { opens: day(opens, language), last: last(closes, language) });

/** When a survey is asked, with its reminders. */
export function scheduleWords(schedule: Schedule, language: Language): string {
  const when = whenWords(schedule, language);
  const days = [...new Set(schedule.remindAfterDays)].sort((a, b) => a - b).map(String);
  if (days.length === 0) return when;
  const and = language === "sv" ? " och " : " and ";
  return words(language)("survey.schedule.reminder", { schedule: when, after: days.length === 1 ? days[0] : `${days.slice(0, -1).join(", ")}${and}${days.at(-1)}` });
}

/** A place as results will call it: "Brunflo · Östersund · 1 till 2 dagar i veckan"; what was merged is told together. */
export function placeWords({ values }: Pick<StoredPlace, "values">, hubs: readonly Hub[], bands: readonly Band[], language: Language): string {
  const t = words(language);
  const told = (value: string, any: string, none: string, name: (id: string) => string): string =>
    value === "*" ? any : orWords(value.split("+").map((id) => (id === noValue ? none : name(id))), language);
  const extent = (id: string): string => bands.find((band) => band.id === id)?.text[language] ?? id;
  return [
    told(values.hub, t("survey.place.anyHub"), t("survey.place.noHub"), (id) => hubName(hubs, id)),
    told(values.municipality, t("survey.place.anyMunicipality"), t("survey.place.noMunicipality"), (id) => id),
    told(values.extent, t("survey.place.anyExtent"), t("survey.place.anyExtent"), extent),
  ].join(" · ");
}

/** The smallest results that could be shown of so many invited, sentence by sentence, and what never could. */
export function smallestWords(invited: number, instrument: Instrument, thresholds: Thresholds, language: Language): string[] {
  const t = words(language);
  if (invited < thresholds.respondents) return [t("survey.smallest.nothing", { invited, n: thresholds.respondents })];
  const said = [t("survey.smallest.respondents", { n: thresholds.respondents })];
  const line = (shown: string, never: string, n: number): void => void said.push(invited < n ? t(`survey.smallest.${never}`, { invited, n }) : t(`survey.smallest.${shown}`, { n, side: thresholds.side }));
  if (questionsOf(instrument).some((question) => question.kind === "text")) line("texts", "noTexts", thresholds.texts);
  if (instrument.scores.length > 0) {
    line("wellBeing", "noWellBeing", thresholds.wellBeing);
    if (invited >= thresholds.wellBeing) line("steps", "noSteps", thresholds.steps);
  }
  return said;
}

/** What an act of HR was, for whoever reads the log of them; what has no words yet is told by its name. */
export const actWords = (what: string, language: Language): string => words(language)(`survey.audit.${what}`, { defaultValue: what });
/** What an act was about, in the order that one would say it. */
const aboutOrder = Object.keys(surveyTextsSv.auditAbout);
/** "Utskick: Vårens puls, Mätning: 2"; what has no words yet stands last, by its name. */
export const actAboutWords = (about: Readonly<Record<string, string | number>>, language: Language): string =>
  [...aboutOrder, ...Object.keys(about).filter((name) => !aboutOrder.includes(name)).sort()]
    .filter((name) => Object.hasOwn(about, name))
    .map((name) => `${words(language)(`survey.auditAbout.${name}`, { defaultValue: name })}: ${name === "by" ? words(language)(`survey.auditBy.${about[name]}`, { defaultValue: String(about[name]) }) : about[name]}`)
    .join(", ");
/** The head of the log as a file. */
export const auditColumns = (language: Language): readonly string[] => ["at", "by", "what", "about"].map((name) => words(language)(`survey.auditFile.${name}`));
