import { editDistance } from "./distance.ts";
import { take } from "./page.ts";
import type { Page } from "./page.ts";
import type { AskedPart } from "./reading.ts";

const halves: readonly (readonly [string, AskedPart])[] = [["formiddag", { part: "morning" }], ["morning", { part: "morning" }], ["eftermiddag", { part: "afternoon" }], ["afternoon", { part: "afternoon" }]];

/** Half-days with a slip in them, two in the longest: "eftermidag", "förmidag", "afternon". */
export function readMisspeltParts(page: Page): { readonly at: number; readonly part: AskedPart }[] {
  const found: { at: number; part: AskedPart }[] = [];
  take(page, /\b(?:(?:pa|under|in the|this) )?([a-z]{6,13})\b/g, (match, at) => {
    const word = match[1] ?? "";
    const near = halves.find(([name]) => editDistance(word, name, name.length > 10 ? 2 : 1) <= (name.length > 10 ? 2 : 1));
    return near !== undefined && found.push({ at, part: near[1] }) > 0;
  });
  return found;
}
