import { withoutCourtesies } from "./pleasantries.ts";
import type { Tidy } from "./tidy.ts";

/**
 * A sentence of which some spans have been understood; those are blanked in `rest`, so that nothing is read twice. `nameless` is
 * the whole of it without the names of hubs, since "Åre" folds to "are" and that asks.
 */
export type Page = { readonly tidy: Tidy; rest: string; nameless: string };

export const pageOf = (tidy: Tidy): Page => ({ tidy, rest: withoutCourtesies(tidy.folded), nameless: tidy.folded });

const blanked = (text: string, from: number, to: number): string => text.slice(0, from) + " ".repeat(to - from) + text.slice(to);

/** Marks a span as understood. */
export function blank(page: Page, from: number, to: number): void {
  page.rest = blanked(page.rest, from, to);
}

/** Marks a span as the name of a hub. */
export function blankName(page: Page, from: number, to: number): void {
  page.nameless = blanked(page.nameless, from, to);
}

/** Calls back for every match in what is not yet understood, and blanks the match when the callback took it. */
export function take(page: Page, pattern: RegExp, took: (match: RegExpExecArray, at: number) => boolean): void {
  for (const match of [...page.rest.matchAll(pattern)]) {
    if (took(match, match.index)) blank(page, match.index, match.index + match[0].length);
  }
}

/** What the person wrote at a place, marks kept. */
export const said = (page: Page, at: number, length: number): string => page.tidy.plain.slice(at, at + length).trim();
