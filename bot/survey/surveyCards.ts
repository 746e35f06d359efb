import type { Language } from "../../src/domain/people.ts";
import type { Instrument, Texts } from "../../src/domain/survey/instrument.ts";
import { questionsOf } from "../../src/domain/survey/instrument.ts";
import type { Thresholds } from "../../src/domain/disclosure.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import { dateWords } from "../../src/services/wording/dateWords.ts";
import { aboutWords } from "../../src/services/wording/surveyAbout.ts";
import { cardOf, execute, heading, openUrl, plainly, text, toggle } from "../cards/shape.ts";
import type { Action, Card, Element, Execute } from "../cards/shape.ts";
import { surveyTexts } from "../texts/surveyTexts.ts";
import { surveyVerbs } from "./surveyPress.ts";
import type { SurveyVerb } from "./surveyPress.ts";

/** A survey as its cards tell of it. */
export type ToldSurvey = { readonly waveId: string; readonly title: Texts; readonly instrument: Instrument; readonly thresholds: Thresholds; /** the last day */ readonly closes: LocalDate };
/** How a card is drawn, and for whom. */
export type Drawing = {
  readonly language: Language;
  /** the survey in the tab */
  readonly link: string;
  /** The person's id in the chat ("29:…"), whose client asks for the card anew; null where it is not known: in a chat of two the one other's then does. */
  readonly userId: string | null;
  /** which sending this card came by; "" when it came otherwise */
  readonly attempt: string;
};

/** A button of a survey's card, which names the survey and nothing of the person. */
export const surveyButton = (title: string, verb: SurveyVerb, waveId: string, { language, attempt }: Drawing, pageId?: string): Execute =>
  execute(title, verb, { waveId, ...(pageId === undefined ? {} : { pageId }), attempt, lang: language });

/** A card without inputs asks for itself anew, so that an old one on another device tells how it stands; one with inputs would lose what is being written. */
const anew = (waveId: string, { language, userId, attempt }: Drawing): Pick<Card, "refresh"> =>
  // Without names Teams asks for all in a chat, which here are one. The list is never empty.
  ({ refresh: { action: { type: "Action.Execute", verb: surveyVerbs.door, data: { waveId, attempt, lang: language } }, ...(userId === null ? {} : { userIds: [userId] }) } });

const closing = (told: ToldSurvey, language: Language): string => dateWords(told.closes, language);

/** The way in: what it is, that it is voluntary and confidential, and until when; what else the form says, and what happens with answers, unfolds: a card as long as a letter is not read. */
export function invitationCard(told: ToldSurvey, drawing: Drawing, reminder: boolean): Card {
  const { language, link } = drawing;
  const t = surveyTexts(language);
  const title = plainly(told.title[language]);
  const [about = "", ...more] = told.instrument.intro[language].split(/\n{2,}/).filter((one) => one.trim() !== "").map((one) => plainly(one, 1500));
  const [first = "", ...others] = aboutWords(told, told.instrument, language);
  const heads = reminder ? t.reminder(title) : title;
  const until = closing(told, language);
  const body: Element[] = [
    heading(heads),
    text(about),
    text(`${t.voluntary} ${first}`),
    { type: "FactSet", facts: [{ title: t.fact.closes, value: until }, { title: t.fact.questions, value: String(questionsOf(told.instrument).length) }] },
    { type: "ActionSet", actions: [toggle(t.button.about, "about")] },
    { type: "Container", id: "about", isVisible: false, items: [...more, ...others].map((one) => text(one, { size: "Small", spacing: "Small" })) },
  ];
  return cardOf({
    language,
    summary: `${heads}. ${t.voluntary} ${t.fact.closes}: ${until}.`,
    body,
    actions: [surveyButton(t.button.here, surveyVerbs.answer, told.waveId, drawing), openUrl(t.button.inTab, link), surveyButton(t.button.optOut, surveyVerbs.optOut, told.waveId, drawing)],
    ...anew(told.waveId, drawing),
  });
}

/** A survey in one sentence, and what can be done with it. */
function stateCard(told: ToldSurvey, drawing: Drawing, title: string, detail: string, actions: readonly Action[]): Card {
  return cardOf({
    language: drawing.language,
    summary: `${title}. ${detail}`,
    body: [heading(title), text(plainly(told.title[drawing.language])), text(detail)],
    actions,
    ...anew(told.waveId, drawing),
  });
}

/** Begun and not sent. */
export function begunCard(told: ToldSurvey, drawing: Drawing): Card {
  const t = surveyTexts(drawing.language);
  const title = plainly(told.title[drawing.language]);
  return cardOf({
    language: drawing.language,
    summary: `${title}. ${t.begun}`,
    body: [heading(title), text(t.begun), text(`${t.fact.closes}: ${closing(told, drawing.language)}`, { isSubtle: true })],
    actions: [surveyButton(t.button.resume, surveyVerbs.answer, told.waveId, drawing), openUrl(t.button.inTab, drawing.link), surveyButton(t.button.optOut, surveyVerbs.optOut, told.waveId, drawing)],
    ...anew(told.waveId, drawing),
  });
}

/** Sent: holds no answer. @param wellBeing the form has a score that the person may ask for */
export function sentCard(told: ToldSurvey, drawing: Drawing, wellBeing: boolean): Card {
  const t = surveyTexts(drawing.language);
  return stateCard(told, drawing, t.thanks.title, t.thanks.until(closing(told, drawing.language)), [
    surveyButton(t.button.change, surveyVerbs.change, told.waveId, drawing),
    ...(wellBeing ? [surveyButton(t.button.score, surveyVerbs.score, told.waveId, drawing)] : []),
    openUrl(t.button.inTab, drawing.link),
  ]);
}

export function optedOutCard(told: ToldSurvey, drawing: Drawing): Card {
  const t = surveyTexts(drawing.language);
  return stateCard(told, drawing, t.optedOut.title, t.optedOut.until(closing(told, drawing.language)), [surveyButton(t.button.anyway, surveyVerbs.answer, told.waveId, drawing), openUrl(t.button.inTab, drawing.link)]);
}

/** All pages are filled in, and nothing is sent. */
export function readyCard(told: ToldSurvey, drawing: Drawing, answered: number, of: number): Card {
  const t = surveyTexts(drawing.language);
  return stateCard(told, drawing, t.ready.title, t.ready.detail(answered, of), [surveyButton(t.button.submit, surveyVerbs.submit, told.waveId, drawing), surveyButton(t.button.back, surveyVerbs.back, told.waveId, drawing), openUrl(t.button.inTab, drawing.link)]);
}

/** A sending was repeated since its answer was lost, and had come through after all: only the last card counts. */
export function twiceCard(drawing: Drawing): Card {
  const t = surveyTexts(drawing.language);
  return cardOf({ language: drawing.language, summary: `${t.twice.title}. ${t.twice.detail}`, body: [heading(t.twice.title), text(t.twice.detail)], actions: [openUrl(t.button.inTab, drawing.link)] });
}

/** Why there is nothing to answer: closed, not theirs, or gone. */
export const noSurveyCard = (language: Language, { title, detail }: { readonly title: string; readonly detail: string }): Card =>
  cardOf({ language, summary: `${title}. ${detail}`, body: [heading(plainly(title)), text(plainly(detail))] });

/** The own score: for who pressed, in the answer to the press alone. What is read aloud and shown without a card does not say it. */
export function scoreCard(told: ToldSurvey, drawing: Drawing, { score, says, help }: { readonly score: number | null; readonly says: string; readonly help: readonly { readonly name: string; readonly how: string }[] }): Card {
  const t = surveyTexts(drawing.language);
  return cardOf({
    language: drawing.language,
    summary: `${t.score.title}. ${t.score.onCard}`,
    body: [
      heading(t.score.title),
      ...(score === null ? [] : [text(t.score.of100(score), { weight: "Bolder", size: "Medium" })]),
      text(says),
      text(t.score.help, { weight: "Bolder", spacing: "Medium" }),
      { type: "FactSet", facts: help.map(({ name, how }) => ({ title: name, value: plainly(how) })) },
    ],
    actions: [surveyButton(t.button.hide, surveyVerbs.door, told.waveId, drawing), openUrl(t.button.inTab, drawing.link)],
    ...anew(told.waveId, drawing),
  });
}

/** The person's open surveys. It is a message that stays in the chat, so that it does not tell which of them are answered. */
export function surveyListCard(surveys: readonly ToldSurvey[], drawing: Drawing): Card {
  const { language } = drawing;
  const t = surveyTexts(language);
  const shown = surveys.slice(0, 8);
  return cardOf({
    language,
    summary: `${t.list.title}. ${shown.map((told) => `${told.title[language]}: ${t.list.until(closing(told, language))}`).join(". ")}.`.slice(0, 2000),
    body: [
      heading(t.list.title),
      ...shown.map((told): Element => ({ type: "Container", separator: true, items: [text(plainly(told.title[language]), { weight: "Bolder" }), text(t.list.until(closing(told, language)), { spacing: "None" }), { type: "ActionSet", actions: [surveyButton(t.button.here, surveyVerbs.answer, told.waveId, drawing)] }] })),
      ...(surveys.length > shown.length ? [text(t.list.more(surveys.length - shown.length), { isSubtle: true })] : []),
    ],
    actions: [openUrl(t.button.inTab, drawing.link)],
  });
}
