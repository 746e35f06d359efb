import { useTranslation } from "react-i18next";
import type { Problem } from "../../src/contract.ts";
import { faultWords } from "./faultWords.ts";
import { tell } from "./notices.ts";

/** Tells what went wrong with something a person did, with each field's fault where the server names them. */
export function useTellProblem(): (problem: Problem) => void {
  const { t } = useTranslation();
  return (problem) => {
    const { title, detail } = faultWords(problem, t);
    tell({ intent: "error", title, body: detail });
  };
}
