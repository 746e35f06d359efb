import type { Answer, Answers } from "./instrument.ts";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string");

/** One answer out of plain JSON data; null when it is none. Whether it fits its question, answerFault says. */
export function readAnswer(data: unknown): Answer | null {
  if (!isRecord(data)) return null;
  const { kind, value } = data;
  if (kind === "declined") return { kind };
  if ((kind === "scale" || kind === "number") && typeof value === "number" && Number.isFinite(value)) return { kind, value };
  if ((kind === "single" || kind === "text") && typeof value === "string") return { kind, value };
  return kind === "several" && isWords(value) ? { kind, value } : null;
}

/** Answers out of plain JSON data, as from a store or a card: null when any of it is no answer. Nothing is inherited, whatever the ids are called. */
export function readAnswers(data: unknown): Answers | null {
  if (!isRecord(data)) return null;
  const read: [string, Answer][] = [];
  for (const [id, value] of Object.entries(data)) {
    const answer = readAnswer(value);
    if (answer === null) return null;
    read.push([id, answer]);
  }
  return Object.fromEntries(read);
}
