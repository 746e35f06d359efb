import type { Command } from "./reading.ts";

/** Thanks, a no or a greeting, and nothing else. */
const wholly =
  /^(?:(?:nej|no|tack|tackar|tusen tack|thanks?|thank you|thx|ok|okej|okay|bra|toppen|perfekt|great|perfect|fint|super|sa mycket|ska du ha|for hjalpen|so much|very much|hej|hejsan|hi|hello|hey|hejda|bye)(?:[ ,.!]+|$))+$|^(?:avbryt|(?:glom|skit i|strunt(?:a)? i) det|(?:det )?spelar ingen roll|never ?mind|forget (?:it|that)|stop|sluta)[ .]*$/;
const refusing = /^(?:nej|no|avbryt|glom|skit|strunt|det spelar|spelar|never|forget|stop|sluta)\b/;
const thanking = /\b(?:tack|tackar|thanks?|thx|ok|okej|okay|bra|toppen|perfekt|great|perfect|fint|super)\b/;

/** What is said for manners alone, which asks for nothing: "tack så mycket", "nej tack", "glöm det", "hej". */
export function pleasantryOf(folded: string): Command | null {
  if (!wholly.test(folded)) return null;
  if (refusing.test(folded)) return { kind: "hello", said: "no" };
  return thanking.test(folded) ? { kind: "hello", said: "thanks" } : { kind: "hello" };
}

/** A greeting that names a part of the day, and who wrote it: "god eftermiddag", "mvh Anna", "hälsningar Anna Nilsson". */
const courtesies = /\b(?:god ?(?:morgon|dag|middag|formiddag|eftermiddag|kvall)|good (?:morning|day|afternoon|evening))\b|\b(?:mvh|vh|halsningar|halsning|regards),? ?[a-z-]+(?: [a-z-]+)?[ .]*$/g;

/** The same text, as long, with such courtesies blanked. */
export const withoutCourtesies = (folded: string): string => folded.replace(courtesies, (found) => " ".repeat(found.length));
