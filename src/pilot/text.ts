import type { Text } from "../domain/hub.ts";

/** A text in both languages, Swedish first. */
export const text = (sv: string, en: string): Text => ({ sv, en });
