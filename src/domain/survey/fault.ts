/**
 * What is wrong with a form, and where: `path` is "pages.2.questions.0.text.en", or "" for the whole. Shape first (missing,
 * wrong-type, unknown-key, unknown-kind), then meaning; the meaning of a form with faults of shape is not looked at.
 */
export type InstrumentFault = { readonly path: string; readonly code: InstrumentFaultCode };

export const instrumentFaultCodes = [
  // The file as a whole.
  "too-large",
  "not-json",
  "not-an-instrument",
  "unknown-format",
  "already-here",
  "older-than-here",
  "too-many-faults",
  // Its shape.
  "missing",
  "wrong-type",
  "unknown-key",
  "unknown-kind",
  "nested-too-deep",
  // Its meaning.
  "id-not-allowed",
  "doubled-id",
  "version-not-allowed",
  "empty-text",
  "text-too-long",
  "control-character",
  "no-pages",
  "too-many-pages",
  "no-questions",
  "too-many-questions",
  "page-too-large",
  "scale-bounds",
  "labels-do-not-match",
  "number-bounds",
  "text-length",
  "too-few-choices",
  "too-many-choices",
  "most-out-of-bounds",
  "condition-empty",
  "condition-unknown-question",
  "condition-not-earlier",
  "condition-impossible",
  "score-unknown-question",
  "score-doubled-item",
  "score-not-0-to-5",
  "second-score",
] as const;
export type InstrumentFaultCode = (typeof instrumentFaultCodes)[number];

/** A path one step further in; a hostile key is cut, so that no fault is longer than what it tells of. */
export const inside = (path: string, step: string | number): string => {
  const name = `${step}`.slice(0, 40);
  return path === "" ? name : `${path}.${name}`;
};
