import type { TFunction } from "i18next";
import type { Kind } from "../../src/contract.ts";

/** What a hub or a desk has, as a list in a sentence: "Höj- och sänkbart, skärm, wifi" */
export function kindWords(kinds: readonly Kind[], t: TFunction): string {
  const said = kinds.map((kind) => t(`kinds.${kind}`));
  return said.map((words, place) => (place === 0 ? words : words.toLowerCase())).join(", ");
}
