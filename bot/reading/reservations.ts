import { blankIntents, notComing } from "./intents.ts";
import type { Page } from "./page.ts";
import type { CommandKind } from "./reading.ts";
import { wordsUnread } from "./smallWords.ts";

/** Why a wish to write is not carried out at once. */
export type Reservation = "question" | "negated" | "excepted" | "alternatives" | "one-or-both" | "part-of-some" | "repeated" | "some-days" | "too-many-days" | "two-wishes" | "several-desks" | "certain-desk" | "certain-kind" | "for-others" | "nothing-named" | "mended" | "unread";

/** A question about doing; "kan du boka", "kan jag få en plats" and "can I have" are wishes all the same. */
const asking =
  /^(?:(?:hej|hi|hello|ursakta|sorry|men|och|but|and)[ ,.!]*)*(?:hur|nar|varfor|vad|vilka?|vilken|maste|bor|behover jag|ska (?:jag|vi)|kan man|far man|gar det|blir det|ar det|ar jag|har (?:du|ni|jag)|bokade|how|when|why|what|which|must|should|shall|do (?:i|you|we)|did|does|have (?:you|i)|has|is|are|am i|was|(?:kan|far) jag(?! (?:fa|ta|sitta|jobba|be)\b)|(?:can|may|could) (?:i|one)(?! (?:have|get|please)\b))\b/;

/** A desk or a room with something that not all have. */
export const kindOfDesk = /\b(?:tyst(?:a)?|rum(?:met)?|motesrum|samtalsrum|hoj(?:-| och )?(?:sank)?|sankbar\w*|skarm(?:ar)?|fonster(?:plats)?|monitor|screens?|rooms?|quiet|standing|window|adjustable)\b/;

/** What changes the meaning of a wish, by the words left of it when the wish itself, dates, parts and hubs are read. The first that fits is the reason. A "/" left between two of those may mean either or both. */
const warnings: readonly (readonly [Reservation, RegExp])[] = [
  ["excepted", /\b(?:utom|forutom|undantag(?:et)?|bortsett|except(?:ing)?|excluding|apart from|but|men|behall(?:a|er)?|utan|keep(?:ing)?|unless|savida|without)\b/],
  ["negated", /\b(?:inte|ej|icke|ingen|inga|inget|aldrig|slipper|sluta|not|don't|dont|doesn't|never|no|none|stop)\b|n't\b/],
  ["alternatives", /\b(?:eller|el|antingen|annars|alternativt|or|either|otherwise|else)\b/],
  ["one-or-both", /(?<![a-z0-9] ?)\/(?! ?[a-z0-9])/],
  ["repeated", /\b(?:varje|varannan|every|each|weekly|alla|samtliga|all)\b/],
  ["some-days", /\b(?:nagon|nan|nagra|valfri|narmaste|nearest|closest|any|some|en|ett|tva|tre|fyra|one|two|three|four|\d) (?:av |ledig(?:a)? |free )?(?:dagar|dag|dagarna|days?|of the days)\b/],
  ["several-desks", /\b(?:tva|tre|fyra|fem|sex|flera|two|three|four|five|six|several|[2-9]) (?:\w+ )?(?:platser|bord|skrivbord|stolar|desks|places|seats|spots)\b/],
  ["certain-desk", /\b(?:plats|platsen|bord|bordet|skrivbord|desk|seat|place|no|nr|nummer|number) ?(?:no|nr|nummer|number)?\.? ?\d{1,3}\b/],
  ["certain-kind", kindOfDesk],
];

/** Somebody who has not made up their mind, or who tells of what is done. */
const hedged = /\b(?:avbokade|slappte|slappt|flyttade|bokade av|kanske|nog|eventuellt|troligen|mojligen|maybe|perhaps|probably|might|possibly)\b/;
/** Why one does not come; with "if" before it, it is a condition. */
const excuse = /(?<!\b(?:om|ifall|nar|if|when|in case) )\b(?:(?:jag|i) (?:ar|blev|har blivit|am|feel|fick|far|har fatt) |i'm )(?:sjuk|krasslig|sick|ill|unwell|forhinder)\b/g;
const manyWeekdays = /\b(?:man|tis|ons|tors|fre|lor|son)dagar(?:na)?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b/;

/** "åt Bo", "för Kalle", "åt mig och Kalle": somebody whom the sentence names beside the asker. */
const forSomebody = /(?:\b(?:at|for|till)(?: (?:mig|me|min|mitt|my|oss))?(?: (?:och|and))?|\b(?:mig|me) (?:och|and)) $/;
const otherPerson = /\b(?:(?:at|for) (?:henne|honom|dem|oss|us|her|him|them)|(?:min|my) (?:kollega|chef|colleague|boss|manager|son|dotter))\b/;

/** Words for giving up that other things than desks are given up by: what is given up must be named. */
const looseRelease = /\b(?:ta bort|stryk(?:a|er)?|stall(?:er)? in|skippa(?:r)?|strunta(?:r)? i|cancel|drop|give up|free up|remove|delete)\b/;
const saysNotComing = new RegExp(`\\b(?:${notComing})`);
/** "behöver inte avboka", "don't need to cancel": the giving up itself is denied. */
const deniesRelease = new RegExp(`\\b(?:${notComing})(?: att| to)? (?:slapp|av-?bok|stall|ta bort|cancel|release|drop|remove|delete)`);
const namesBooking = /\b(?:plats\w*|bord(?:et)?|bokning\w*|desks?|bookings?|places?|seats?|reservations?)\b/;

const writeVerbs: readonly (readonly [CommandKind, RegExp])[] = [
  ["release", /\b(?:slapp(?:a|er)?|av-?boka(?:r)?|bokar? av|ta bort|stall(?:er)? in|cancel|release|unbook|drop|remove|delete)\b/],
  ["move", /\b(?:flytta(?:r)?|om-?boka(?:r)?|boka om|byt(?:a|er)?|move|reschedule|change|switch|swap)\b/],
  ["check-in", /\bchecka? ?in\b/],
  ["book", /\b(?:boka(?:r)?|reservera|book|reserve|fixa|kan jag (?:fa|ta)(?! {2})|tar)\b/],
];

/** Where a second wish begins in a sentence that already has one of this kind; null when there is none. */
export function secondWish(folded: string, kind: CommandKind): { readonly kind: CommandKind; readonly at: number } | null {
  const others = blankIntents(folded, kind);
  for (const [other, pattern] of writeVerbs) {
    const at = other === kind ? -1 : others.search(pattern);
    if (at >= 0) return { kind: other, at };
  }
  return null;
}

/**
 * The reason not to carry out a wish to write at once, or null when every word of it has been understood. Dates, parts and hubs
 * have been taken off the page before; `named` when at least one of them was there.
 */
export function reservationOf(page: Page, kind: CommandKind, named: boolean): Reservation | null {
  const { folded } = page.tidy;
  if (asking.test(page.nameless)) return "question";
  if (kind === "release" && deniesRelease.test(folded)) return "negated";
  if (hedged.test(folded)) return "unread";
  if (secondWish(folded, kind)) return "two-wishes";
  const rest = blankIntents(kind === "release" ? page.rest.replace(excuse, (found) => " ".repeat(found.length)) : page.rest, kind);
  const warned = warnings.find(([, pattern]) => pattern.test(rest))?.[0];
  if (warned) return warned;
  if (manyWeekdays.test(folded)) return "repeated";
  if (otherPerson.test(rest)) return "for-others";
  const [unread] = wordsUnread(rest, kind === "move");
  if (unread) return /^[a-z]/.test(unread.word) && forSomebody.test(folded.slice(0, unread.at)) ? "for-others" : "unread";
  if (kind === "release" && !named && (looseRelease.test(folded) || saysNotComing.test(folded)) && !namesBooking.test(folded)) return "nothing-named";
  return null;
}
