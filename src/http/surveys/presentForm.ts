import type { MySurvey, SurveyAnswer, SurveyForm, SurveyPage, SurveyQuestion } from "../../contract/surveys.ts";
import type { Language } from "../../domain/people.ts";
import type { Answer, Page, Question, ScaleQuestion } from "../../domain/survey/instrument.ts";
import { labelOf, questionsOf } from "../../domain/survey/instrument.ts";
import { isoWithOffset } from "../../domain/time.ts";
import type { FormView, MySurveyView } from "../../services/survey/answer/ownViews.ts";

export const presentMySurvey = ({ wave, campaign, instrument, state, closes }: MySurveyView, language: Language): MySurvey => ({
  waveId: wave.id,
  title: campaign.title[language],
  state,
  closes: isoWithOffset(closes),
  questions: questionsOf(instrument).length,
});

function labelsOf(question: ScaleQuestion, language: Language): Record<string, string> {
  const steps = Array.from({ length: question.max - question.min + 1 }, (_, i) => question.min + i);
  return Object.fromEntries(steps.flatMap((step) => ((label) => (label ? [[String(step), label[language]]] : []))(labelOf(question, step))));
}

function presentQuestion(question: Question, language: Language): SurveyQuestion {
  const asked = { id: question.id, text: question.text[language], ...(question.help ? { help: question.help[language] } : {}) };
  switch (question.kind) {
    case "scale":
      return { ...asked, kind: "scale", min: question.min, max: question.max, labels: labelsOf(question, language) };
    case "number":
      return { ...asked, kind: "number", min: question.min, max: question.max, whole: question.whole };
    case "text":
      return { ...asked, kind: "text", maxLength: question.maxLength };
    case "single":
      return { ...asked, kind: "single", choices: question.choices.map(({ id, text }) => ({ id, text: text[language] })) };
    case "several":
      return { ...asked, kind: "several", choices: question.choices.map(({ id, text }) => ({ id, text: text[language] })), most: question.most ?? null };
  }
}

const presentPage = (page: Page, i: number, pages: readonly Page[], language: Language): SurveyPage => ({
  id: page.id,
  ...(page.title ? { title: page.title[language] } : {}),
  ...(page.lead ? { lead: page.lead[language] } : {}),
  number: i + 1,
  pages: pages.length,
  questions: page.questions.map((question) => presentQuestion(question, language)),
  previous: pages[i - 1]?.id ?? null,
  next: pages[i + 1]?.id ?? null,
});

const presentAnswer = (answer: Answer): SurveyAnswer => {
  if (answer.kind === "declined") return { declined: true };
  return { value: answer.kind === "several" ? [...answer.value] : answer.value };
};

export const presentForm = (form: FormView, language: Language): SurveyForm => ({
  waveId: form.wave.id,
  title: form.campaign.title[language],
  intro: form.instrument.intro[language],
  about: [...form.about],
  state: form.state,
  closes: isoWithOffset(form.closes),
  pages: form.pages.map((page, i) => presentPage(page, i, form.pages, language)),
  answers: Object.fromEntries(Object.entries(form.answers).map(([id, answer]) => [id, presentAnswer(answer)])),
  wellBeing: form.wellBeing,
});
