import type { Actor, Language } from "../../src/domain/people.ts";
import type { AnswerFault } from "../../src/domain/survey/answering.ts";
import type { Page } from "../../src/domain/survey/instrument.ts";
import { answerTo } from "../../src/domain/survey/instrument.ts";
import { localDateOf } from "../../src/domain/time.ts";
import type { RefusalWithAlternatives } from "../../src/services/ports.ts";
import type { MyVerbs } from "../../src/services/survey/answer/myVerbs.ts";
import type { FormView, MySurveyView } from "../../src/services/survey/answer/ownViews.ts";
import { refusalWords } from "../../src/services/wording/refusalWords.ts";
import type { Card } from "../cards/shape.ts";
import { botTexts } from "../texts/botTexts.ts";
import { surveyTexts } from "../texts/surveyTexts.ts";
import type { Reply, Turn, TurnDeps } from "../turns/turnTypes.ts";
import { pageCard } from "./pageCard.ts";
import { filledFrom, filledOf, givenOf } from "./pageInputs.ts";
import type { Filled } from "./pageInputs.ts";
import { begunCard, invitationCard, noSurveyCard, optedOutCard, readyCard, scoreCard, sentCard, surveyListCard, twiceCard } from "./surveyCards.ts";
import type { Drawing, ToldSurvey } from "./surveyCards.ts";
import { surveyPress } from "./surveyPress.ts";
import type { SurveyPress, SurveyVerb } from "./surveyPress.ts";

/** One press on a survey's card: who, which survey, and how what is answered is drawn. */
type Pressed = { readonly surveys: MyVerbs; readonly actor: Actor; readonly press: SurveyPress; readonly data: Readonly<Record<string, unknown>>; readonly drawing: Drawing };

/** Drawn in the answer to a press alone: no message is ever made to show it. */
const shown = (card: Card): Reply => ({ where: "here", text: card.fallbackText, card, shows: null, fleeting: true });
const refused = (refusal: RefusalWithAlternatives, { drawing }: Pressed): Reply => shown(noSurveyCard(drawing.language, refusalWords(refusal, drawing.language, null)));

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> => typeof data === "object" && data !== null;

/** The last day on which it can be answered: it closes as the next begins. */
export const toldOf = ({ wave, campaign, instrument, closes }: MySurveyView): ToldSurvey => ({ waveId: wave.id, title: campaign.title, instrument, thresholds: campaign.thresholds, closes: localDateOf(new Date(closes.getTime() - 1)) });

/**
 * Answers a press on a survey's card. Nothing is believed of the card but which survey and page it names; what was saved before is
 * read anew each time, and a press that comes twice saves the same twice. Nothing of it is kept by the bot: no card, no outcome.
 */
export async function answerSurvey(deps: TurnDeps, turn: Turn, verb: SurveyVerb, language: Language): Promise<Reply[]> {
  if (turn.conversation !== "personal") return [{ where: "here", text: surveyTexts(language).company, card: null, shows: null }];
  const read = surveyPress.safeParse(turn.data);
  if (!read.success || !isRecord(turn.data)) return [{ where: "here", text: botTexts(language).oldCard, card: null, shows: null }];
  const { waveId, attempt } = read.data;
  const pressed: Pressed = { surveys: deps.surveys, actor: { ...turn.actor, language }, press: read.data, data: turn.data, drawing: { language, link: deps.tabLink(`enkat/${waveId}`), userId: turn.userId, attempt } };
  const form = await deps.surveys.surveyForm(pressed.actor, waveId);
  if (!form.ok) return [refused(form.refusal, pressed)];
  if (cameTwice(form.value, attempt)) return [shown(twiceCard(pressed.drawing))];
  return [await acts[verb](pressed, form.value)];
}

/** Of several sendings to a person the last that is known to have come through counts. */
const cameTwice = ({ lastSending }: FormView, attempt: string): boolean => lastSending !== null && /^\d+$/.test(attempt) && Number(attempt) < lastSending;

const door = ({ drawing }: Pressed, form: FormView): Reply => {
  const told = toldOf(form);
  switch (form.state) {
    case "new":
      return shown(invitationCard(told, drawing, false));
    case "begun":
      return shown(begunCard(told, drawing));
    case "submitted":
      return shown(sentCard(told, drawing, form.wellBeing));
    case "opted-out":
      return shown(optedOutCard(told, drawing));
  }
};

const pageOf = ({ drawing }: Pressed, form: FormView, page: Page, filled: Filled = filledOf(page, form.answers), faults: readonly AnswerFault[] = []): Reply =>
  shown(pageCard(toldOf(form), drawing, { page, number: form.pages.indexOf(page) + 1, pages: form.pages.length, filled, faults, submitted: form.state === "submitted" }));

const isAnswered = ({ answers }: FormView, page: Page): boolean => page.questions.every(({ id }) => answerTo(answers, id) !== null);

/** All pages are behind: to be sent, or sent long since. */
function ready(pressed: Pressed, form: FormView): Reply {
  if (form.state === "submitted") return door(pressed, form);
  const questions = form.pages.flatMap((page) => page.questions);
  return shown(readyCard(toldOf(form), pressed.drawing, questions.filter(({ id }) => answerTo(form.answers, id) !== null).length, questions.length));
}

/** Saves the page that was pressed on, and goes on from there. */
const save =
  (then: (pressed: Pressed, form: FormView, at: number) => Reply | Promise<Reply>, without: (pressed: Pressed, form: FormView) => Reply | Promise<Reply>) =>
  async (pressed: Pressed, form: FormView): Promise<Reply> => {
    const { surveys, actor, press, data } = pressed;
    if (press.pageId === undefined) return without(pressed, form);
    const page = form.pages.find(({ id }) => id === press.pageId);
    // What was answered elsewhere since leads past it.
    if (!page) return door(pressed, form);
    const filled = filledFrom(page, data);
    const saved = await surveys.saveSurvey(actor, press.waveId, givenOf(page, filled));
    if (saved.ok) return then(pressed, saved.value, saved.value.pages.findIndex(({ id }) => id === page.id));
    return "faults" in saved ? pageOf(pressed, form, page, filled, saved.faults) : refused(saved.refusal, pressed);
  };

async function submit(pressed: Pressed): Promise<Reply> {
  const sent = await pressed.surveys.submitSurvey(pressed.actor, pressed.press.waveId, {});
  return sent.ok ? door(pressed, sent.value) : refused(sent.refusal, pressed);
}

const at = (pressed: Pressed, form: FormView, index: number): Reply => {
  const page = form.pages[index];
  return page ? pageOf(pressed, form, page) : ready(pressed, form);
};

const acts: Readonly<Record<SurveyVerb, (pressed: Pressed, form: FormView) => Reply | Promise<Reply>>> = {
  "survey.door": door,
  "survey.answer": (pressed, form) => {
    if (form.state === "submitted") return door(pressed, form);
    const first = form.pages.findIndex((page) => !isAnswered(form, page));
    return at(pressed, form, first === -1 ? form.pages.length : first);
  },
  "survey.change": (pressed, form) => at(pressed, form, 0),
  "survey.next": save((pressed, form, index) => at(pressed, form, index + 1), door),
  "survey.back": save(
    (pressed, form, index) => at(pressed, form, Math.max(0, index - 1)),
    (pressed, form) => at(pressed, form, form.pages.length - 1),
  ),
  // What was answered on the last page may have made another one the last.
  "survey.submit": save((pressed, form, index) => (form.pages[index + 1] ? at(pressed, form, index + 1) : submit(pressed)), submit),
  "survey.opt-out": async (pressed, form) => {
    if (form.state === "submitted") return door(pressed, form);
    const done = await pressed.surveys.optOutOfSurvey(pressed.actor, pressed.press.waveId, true);
    return done.ok ? shown(optedOutCard(toldOf(form), pressed.drawing)) : refused(done.refusal, pressed);
  },
  "survey.score": async (pressed, form) => {
    if (form.state !== "submitted") return door(pressed, form);
    const score = await pressed.surveys.ownScore(pressed.actor, pressed.press.waveId);
    return score.ok ? shown(scoreCard(toldOf(form), pressed.drawing, score.value)) : refused(score.refusal, pressed);
  },
};

/** "enkät": the surveys that are open to the person. */
export async function showSurveys(scene: { readonly surveys: MyVerbs; readonly actor: Actor; readonly language: Language; readonly userId: string | null; link(subPage: string): string }): Promise<Reply> {
  const { surveys } = await scene.surveys.mySurveys(scene.actor);
  const t = surveyTexts(scene.language);
  if (surveys.length === 0) return { where: "here", text: t.list.none, card: null, shows: null };
  const card = surveyListCard(surveys.map(toldOf), { language: scene.language, link: scene.link("enkater"), userId: scene.userId, attempt: "" });
  return { where: "here", text: card.fallbackText, card, shows: null };
}
