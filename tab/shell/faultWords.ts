import type { TFunction } from "i18next";
import type { Problem } from "../../src/contract.ts";

/** What went wrong and what can be done: the server's words, or ours for a fault found on this side. */
export function faultWords(problem: Problem, t: TFunction): { title: string; detail: string } {
  if (problem.title) return { title: problem.title, detail: problem.detail };
  if (problem.code === "unreachable") return { title: t("fault.unreachable"), detail: t("fault.unreachableNext") };
  if (problem.code === "sign-in-failed") return { title: t("fault.signIn"), detail: t("fault.signInNext") };
  return { title: t("fault.strange"), detail: t("fault.strangeNext") };
}
