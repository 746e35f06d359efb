import type { AnswerFault } from "../../src/domain/survey/answering.ts";
import type { Page } from "../../src/domain/survey/instrument.ts";
import { cardOf, heading, openUrl, plainly, text } from "../cards/shape.ts";
import type { Card, Element } from "../cards/shape.ts";
import { surveyTexts } from "../texts/surveyTexts.ts";
import { drawQuestion } from "./pageInputs.ts";
import type { Filled } from "./pageInputs.ts";
import { surveyButton } from "./surveyCards.ts";
import type { Drawing, ToldSurvey } from "./surveyCards.ts";
import { surveyVerbs } from "./surveyPress.ts";

/** Of a card as JSON: more than this is not shown everywhere. */
const largest = 28 * 1024;

export type PageDrawing = {
  readonly page: Page;
  readonly number: number;
  readonly pages: number;
  readonly filled: Filled;
  readonly faults: readonly AnswerFault[];
  /** the form counts already: what is changed counts as soon as it is saved */
  readonly submitted: boolean;
};

/** One page of questions, with what stands in it, to be filled in. What was wrong is said at the question, and nothing written is lost. */
export function pageCard(told: ToldSurvey, drawing: Drawing, made: PageDrawing): Card {
  const { page, number, pages, filled, faults } = made;
  const { language } = drawing;
  const t = surveyTexts(language);
  const where = t.page.of(number, pages);
  const title = plainly(told.title[language]);
  const button = (words: string, verb: "next" | "back" | "submit") => surveyButton(words, surveyVerbs[verb], told.waveId, drawing, page.id);
  const faultOf = (id: string) => faults.find((fault) => fault.question === id)?.code;
  const last = number === pages;
  const head: Element[] = [
    ...(faults.length > 0 ? [text(t.page.wrong, { color: "Attention", weight: "Bolder" })] : []),
    heading(title),
    text(made.submitted ? `${where}. ${t.page.counts}` : where, { isSubtle: true, spacing: "None" }),
  ];
  const actions = [button(last ? t.button.submit : t.button.next, last ? "submit" : "next"), ...(number > 1 ? [button(t.button.back, "back")] : []), openUrl(t.button.inTab, drawing.link)];
  const summary = `${told.title[language]}. ${where}.`;
  const card = cardOf({
    language,
    summary,
    body: [
      ...head,
      ...(page.title ? [text(plainly(page.title[language]), { weight: "Bolder" })] : []),
      ...(page.lead ? [text(plainly(page.lead[language], 2000))] : []),
      ...page.questions.flatMap((question) => drawQuestion(question, filled, faultOf(question.id), language)),
    ],
    actions,
  });
  if (Buffer.byteLength(JSON.stringify(card), "utf8") <= largest) return card;
  return cardOf({ language, summary, body: [...head, text(t.page.tooLarge)], actions: [openUrl(t.button.inTab, drawing.link)] });
}
