import type { Instrument, Page, ScaleQuestion, Score, Texts } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";
import { introOf } from "./introOf.ts";

/**
 * Well-being on the WHO-5 scheme (five items 0-5, sum times four), asked in sentences and with answers of our own: the published
 * wording is licensed, and HR may load it as a file with the same ids. The cut-off was found with the published wording, so results
 * asked with this one say so.
 */
const days: readonly Texts[] = [text("Ingen dag", "No day"), text("En eller två dagar", "One or two days"), text("Några dagar", "A few days"), text("Ganska många dagar", "Quite a few days"), text("De flesta dagar", "Most days"), text("Alla dagar", "Every day")];

const howOften = (id: string, sv: string, en: string): ScaleQuestion => ({ id, kind: "scale", text: text(sv, en), min: 0, max: 5, labels: { kind: "each", texts: days } });

export const wellBeingPage: Page = {
  id: "well-being",
  title: text("Hur du mår", "How you are"),
  lead: text("Tänk tillbaka på de senaste fjorton dagarna, både i arbetet och på fritiden. Utan alla fem svar räknas ingen poäng.", "Think back over the last fourteen days, both at work and off. Without all five answers no score is counted."),
  questions: [
    howOften("wb-1", "Hur många dagar har det varit lätt att le?", "On how many days did a smile come easily?"),
    howOften("wb-2", "Hur många dagar har du haft ro i kroppen?", "On how many days was your body at ease?"),
    howOften("wb-3", "Hur många dagar har du orkat det du ville göra?", "On how many days did you have the strength for what you wanted to do?"),
    howOften("wb-4", "Hur många dagar har nattens sömn räckt?", "On how many days had your sleep been enough?"),
    howOften("wb-5", "Hur många dagar har du gjort något som du tycker om?", "On how many days did you do something that you enjoy?"),
  ],
};

export const wellBeingScore: Score = { id: "well-being-score", kind: "who5", items: ["wb-1", "wb-2", "wb-3", "wb-4", "wb-5"] };

export const wellBeing: Instrument = {
  id: "well-being",
  version: 1,
  title: text("Hur du mår", "How you are"),
  intro: introOf(
    text(
      "Fem korta frågor om hur du mår. Meningarna är våra egna. HR kan i stället läsa in den licensierade ordalydelsen av WHO-5 som en fil, och resultatet säger vilken som har använts.",
      "Five short questions about how you are. The sentences are our own. HR may instead load the licensed wording of WHO-5 as a file, and the results say which one was used.",
    ),
    { wellBeing: true },
  ),
  wording: "house",
  pages: [wellBeingPage],
  scores: [wellBeingScore],
};
