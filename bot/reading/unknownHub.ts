import { said } from "./page.ts";
import type { Page } from "./page.ts";
import { wordsUnread } from "./smallWords.ts";

/** What stands before the name of a place. */
const leads = /(?:^|\b(?:boka|book|reservera|reserve|i|till|hubben|vid|at|in)) $/;
const noPlace = /^(?:kvall|natt|host|var|vinter|sommar|slutet|borjan|mitten|forvag|advance|case|somras|samma|same|kanske|nog|eventuellt|troligen|mojligen|maybe|perhaps|probably|skjut)\b/;

/** The name in a wish that names a place which is no hub: "boka hönshuset på torsdag". Null where what is not understood may be something else. */
export function unknownHubIn(page: Page, rest: string): string | null {
  const unread = wordsUnread(rest, false);
  const [first, last] = [unread[0], unread.at(-1)];
  if (!first || !last || unread.length > 3 || !/^[a-z]{3,}$/.test(first.word) || noPlace.test(first.word)) return null;
  const end = last.at + last.word.length;
  const alone = unread.every(({ at, word }, i) => i === unread.length - 1 || unread[i + 1]?.at === at + word.length + 1);
  return alone && leads.test(page.tidy.folded.slice(0, first.at)) ? said(page, first.at, end - first.at) : null;
}
