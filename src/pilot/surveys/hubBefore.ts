import type { Instrument } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";
import { fearPage } from "./fearPage.ts";
import { introOf } from "./introOf.ts";
import { choice, free, reasons, several, single, statement } from "./questions.ts";
import { wellBeingPage, wellBeingScore } from "./wellBeing.ts";

/** The pilot's hub survey, first wave: what people expect before their first day at a hub. */
export const hubBefore: Instrument = {
  id: "hub-before",
  version: 1,
  title: text("Hubbarbete: innan du börjar", "Hub work: before you begin"),
  intro: introOf(
    text("Du ska snart börja arbeta på en hubb. Vi frågar vad du väntar dig, och frågar igen när du har kommit i gång och när perioden är slut.", "You will soon begin to work at a hub. We ask what you expect, and ask again when you have got going and when the period is over."),
    { wellBeing: true },
  ),
  wording: "house",
  pages: [
    {
      id: "plans",
      title: text("Så tänker du dig det", "How you picture it"),
      questions: [
        single("planned-extent", text("Hur mycket räknar du med att arbeta på hubb?", "How much do you expect to work at a hub?"), [
          choice("under-1", "Mindre än 1 dag i veckan", "Less than 1 day a week"),
          choice("one-to-two", "1 till 2 dagar i veckan", "1 to 2 days a week"),
          choice("half", "Ungefär halva tiden", "About half the time"),
          choice("more", "Mer än halva tiden", "More than half the time"),
          choice("unsure", "Vet inte än", "Do not know yet"),
        ]),
        several("planned-reasons", text("Vad tror du kommer att styra vilka dagar du väljer?", "What do you think will decide which days you choose?"), [...reasons, choice("other", "Något annat", "Something else")]),
        statement("settled-with-manager", "Jag och min chef är överens om hur jag ska arbeta.", "My manager and I agree on how I am to work."),
        statement("knows-first-day", "Jag vet vad jag ska göra första dagen på hubben.", "I know what to do on my first day at the hub."),
      ],
    },
    {
      id: "expectations",
      title: text("Det du väntar dig", "What you expect"),
      questions: [
        statement("expects-focus", "Jag tror att jag får arbeta ostört på hubben.", "I think I will be able to work undisturbed at the hub."),
        statement("expects-equipment", "Jag tror att plats och utrustning passar mitt arbete.", "I think desk and equipment will suit my work."),
        statement("expects-company", "Jag tror att jag trivs med dem som arbetar där.", "I think I will like the company there."),
        statement("expects-new-people", "Jag tror att jag lär mig något av folk från andra håll.", "I think I will learn from people from elsewhere."),
        statement("expects-time", "Jag tror att en kortare resa ger mig mer tid över.", "I think a shorter journey will give me more time."),
        statement("expects-balance", "Jag tror att arbete och fritid går lättare ihop.", "I think work and private life will fit together more easily."),
      ],
    },
    fearPage,
    wellBeingPage,
    {
      id: "in-your-words",
      title: text("Med dina ord", "In your words"),
      questions: [free("hopes", "Vad hoppas du mest på?", "What do you hope for most?"), free("worries", "Är det något som oroar dig?", "Is there anything that worries you?")],
    },
  ],
  scores: [wellBeingScore],
};
