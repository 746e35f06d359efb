import type { InstrumentFault } from "./fault.ts";
import type { Condition, Instrument, Question } from "./instrument.ts";

/** Can this question ever be answered with that value? A text never decides what is shown. */
function canBe(question: Question, value: number | string): boolean {
  if (question.kind === "single" || question.kind === "several") return question.choices.some(({ id }) => id === value);
  if (question.kind === "text" || typeof value !== "number") return false;
  const whole = question.kind === "scale" || question.whole;
  return value >= question.min && value <= question.max && (!whole || Number.isInteger(value));
}

function faultsOf(condition: Condition, path: string, earlier: ReadonlyMap<string, Question>, all: ReadonlySet<string>): InstrumentFault[] {
  const join = "all" in condition ? "all" : "any" in condition ? "any" : null;
  const joined = "all" in condition ? condition.all : "any" in condition ? condition.any : [];
  if (join !== null) {
    if (joined.length === 0) return [{ path: `${path}.${join}`, code: "condition-empty" }];
    return joined.flatMap((one, i) => faultsOf(one, `${path}.${join}.${i}`, earlier, all));
  }
  if (!("question" in condition)) return [];
  const question = earlier.get(condition.question);
  if (!question) return [{ path: `${path}.question`, code: all.has(condition.question) ? "condition-not-earlier" : "condition-unknown-question" }];
  if (condition.is.length === 0) return [{ path: `${path}.is`, code: "condition-empty" }];
  return condition.is.flatMap((value, i) => (canBe(question, value) ? [] : [{ path: `${path}.is.${i}`, code: "condition-impossible" as const }]));
}

/** What is wrong with when pages and questions are shown: they may ask of earlier pages only, and for answers that can be given. */
export function conditionFaults(instrument: Instrument): InstrumentFault[] {
  const all = new Set(instrument.pages.flatMap((page) => page.questions.map(({ id }) => id)));
  const earlier = new Map<string, Question>();
  return instrument.pages.flatMap((page, i) => {
    const of = (showIf: Condition | undefined, path: string): InstrumentFault[] => (showIf ? faultsOf(showIf, `${path}.showIf`, earlier, all) : []);
    const faults = [...of(page.showIf, `pages.${i}`), ...page.questions.flatMap((question, j) => of(question.showIf, `pages.${i}.questions.${j}`))];
    for (const question of page.questions) earlier.set(question.id, question);
    return faults;
  });
}
