import type { Language } from "../../src/domain/people.ts";
import { tidy } from "./tidy.ts";

const swedishWords = /\b(?:boka|bokning(?:ar)?|plats(?:en|er)?|pa|och|ar|vem|vilka|slapp|avboka|flytta|lediga?|mina?|beratta|om|hjalp|hej|tack|checka|vecka|idag|imorgon|jag|kan|var|vad|hur|dag|till|mandag|tisdag|onsdag|torsdag|fredag|formiddag|eftermiddag|kl|hela|dagen)\b/g;
const englishWords = /\b(?:book|booking|bookings|desk|desks|place|places|on|and|is|are|who|what|where|release|cancel|move|free|available|my|tell|about|help|hello|hi|thanks|check|week|today|tomorrow|can|how|me|the|at|i|monday|tuesday|wednesday|thursday|friday|morning|afternoon|from|reserve|please)\b/g;

/** The language a sentence is in, or null when it could be either ("Stugun 26/11"). */
export function languageOf(text: string): Language | null {
  const { folded } = tidy(text);
  const swedish = folded.match(swedishWords)?.length ?? 0;
  const english = folded.match(englishWords)?.length ?? 0;
  if (swedish === english) return null;
  return english > swedish ? "en" : "sv";
}

/** The language of a client's locale, "en-GB" or "en"; Swedish for every other. */
export const languageOfLocale = (locale: string | null | undefined): Language => (locale?.toLowerCase().startsWith("en") ? "en" : "sv");
