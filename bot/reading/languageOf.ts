import type { Language } from "../../src/domain/people.ts";
import { tidy } from "./tidy.ts";

const swedishWords = /\b(?:boka|bokning(?:ar)?|plats(?:en|er)?|pa|och|ar|vem|vilka|slapp|avboka|flytta|lediga?|mina?|beratta|om|hjalp|hej|tack|checka|vecka|idag|imorgon|morgon|jag|kan|var|vad|hur|nar|dag|till|fran|inte|som|mandag|tisdag|onsdag|torsdag|fredag|formiddag|eftermiddag|kl|hela|dagen|ett|en|det|finns|har|ni|du|bord|vill)\b/g;
const englishWords = /\b(?:book|booking|bookings|desk|desks|place|places|on|and|is|are|who|what|where|when|which|release|cancel|move|free|available|my|tell|about|help|hello|hi|thanks|check|week|today|tomorrow|how|me|the|at|monday|tuesday|wednesday|thursday|friday|morning|afternoon|from|reserve|please|do|not|there|to|have|need)\b/g;

/** The language a sentence is in, or null when it could be either ("Stugun 26/11"). A word with å, ä or ö counts as Swedish unless it is written as a name. */
export function languageOf(text: string): Language | null {
  const { folded } = tidy(text);
  const marked = text.slice(0, 600).normalize("NFC").match(/(?<!\p{L})[a-zåäö]{3,}(?!\p{L})/gu)?.filter((word) => /[åäö]/.test(word)).length ?? 0;
  const swedish = (folded.match(swedishWords)?.length ?? 0) + marked;
  const english = folded.match(englishWords)?.length ?? 0;
  if (swedish === english) return null;
  return english > swedish ? "en" : "sv";
}

/** The language of a client's locale, "en-GB" or "en"; Swedish for every other. */
export const languageOfLocale = (locale: string | null | undefined): Language => (locale?.toLowerCase().startsWith("en") ? "en" : "sv");
