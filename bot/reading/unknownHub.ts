import { said } from "./page.ts";
import type { Page } from "./page.ts";
import { wordsUnread } from "./smallWords.ts";

/** What stands before the name of a place, in a wish and in a question. */
const leads = /(?:^|\b(?:boka|book|reservera|reserve|i|till|hubben|vid|at|in)) $/;
const leadsOfQuestions = /\b(?:i|till|hubben|vid|pa|om|at|in|to|about) $/;
const noPlace = /^(?:kvall|natt|host|var|vinter|sommar|slutet|borjan|mitten|forvag|advance|case|somras|samma|same|kanske|nog|eventuellt|troligen|mojligen|maybe|perhaps|probably|skjut|narhet(?:en)?|lanet|regionen|kommunen|omradet|trakten|stan|jamtland\w*|distans|jobbet|jul\w*|pask\w*)\b/;

/** The name in a wish that names a place which is no hub: "boka hönshuset på torsdag". Null where what is not understood may be something else. */
export function unknownHubIn(page: Page, rest: string): string | null {
  const unread = wordsUnread(rest, false);
  const run = lastRun(unread);
  return run.length === unread.length ? nameOf(page, run, leads) : null;
}

/** The same in a question, of which less hangs on every word: "vad är ledigt i hönshuset". */
export const unknownHubAsked = (page: Page, rest: string): string | null => nameOf(page, lastRun(wordsUnread(rest, false)), leadsOfQuestions);

type Unread = ReturnType<typeof wordsUnread>;

/** The last of the words with those that stand just before it. */
function lastRun(unread: Unread): Unread {
  const begins = unread.findLastIndex(({ at }, i) => i === 0 || (unread[i - 1]?.at ?? 0) + (unread[i - 1]?.word.length ?? 0) + 1 !== at);
  return begins < 0 ? [] : unread.slice(begins);
}

function nameOf(page: Page, run: Unread, before: RegExp): string | null {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.length > 3 || !/^[a-z]{3,}$/.test(first.word) || noPlace.test(first.word)) return null;
  return before.test(page.tidy.folded.slice(0, first.at)) ? said(page, first.at, last.at + last.word.length - first.at) : null;
}
