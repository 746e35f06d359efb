import { withoutCourtesies } from "./pleasantries.ts";
import type { Tidy } from "./tidy.ts";

/** A sentence of which some spans have been understood; those are blanked, so that nothing is read twice. */
export type Page = { readonly tidy: Tidy; rest: string };

export const pageOf = (tidy: Tidy): Page => ({ tidy, rest: withoutCourtesies(tidy.folded) });

/** Marks a span as understood. */
export function blank(page: Page, from: number, to: number): void {
  page.rest = page.rest.slice(0, from) + " ".repeat(to - from) + page.rest.slice(to);
}

/** Calls back for every match in what is not yet understood, and blanks the match when the callback took it. */
export function take(page: Page, pattern: RegExp, took: (match: RegExpExecArray, at: number) => boolean): void {
  for (const match of [...page.rest.matchAll(pattern)]) {
    if (took(match, match.index)) blank(page, match.index, match.index + match[0].length);
  }
}

/** What the person wrote at a place, marks kept. */
export const said = (page: Page, at: number, length: number): string => page.tidy.plain.slice(at, at + length).trim();
