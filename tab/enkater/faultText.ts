import type { TFunction } from "i18next";
import type { SurveyQuestion } from "../../src/contract/surveys.ts";
import type { FieldFault } from "./answerState.ts";

export function faultText(question: SurveyQuestion, fault: FieldFault, t: TFunction<"enkater">): string {
  if (question.kind === "number") return t(fault === "bounds" ? "fault.bounds" : fault === "whole" ? "fault.whole" : "fault.number", { min: question.min, max: question.max });
  if (question.kind === "several") return t("fault.many", { most: question.most });
  return t("fault.long", { most: question.kind === "text" ? question.maxLength : 0 });
}
