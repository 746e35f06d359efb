import type { Page } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";
import { choice, several, single } from "./questions.ts";

/** The wish to go on, and what it hangs on. */
export const goingOnPages: readonly Page[] = [
  {
    id: "going-on",
    title: text("Framåt", "From here"),
    questions: [
      single("wish-to-go-on", text("Vill du fortsätta arbeta på hubb?", "Do you wish to go on working at a hub?"), [
        choice("more", "Ja, mer än nu", "Yes, more than now"),
        choice("same", "Ja, lika mycket", "Yes, as much"),
        choice("less", "Ja, men mindre", "Yes, but less"),
        choice("no", "Nej", "No"),
        choice("unsure", "Vet inte", "Do not know"),
      ]),
    ],
  },
  {
    id: "going-on-needs",
    showIf: { question: "wish-to-go-on", is: ["more", "same", "less", "unsure"] },
    questions: [
      several("needs-to-go-on", text("Vad är viktigast för att det ska fungera?", "What matters most for it to work?"), [
        choice("certain-desk", "Att det säkert finns en plats", "That a desk is sure to be there"),
        choice("rooms", "Rätt slags rum", "The right kinds of room"),
        choice("company", "Fler andra på hubben", "More others at the hub"),
        choice("manager", "Stöd från min chef", "Support from my manager"),
        choice("colleagues", "Bättre kontakt med mina kollegor", "Better contact with my colleagues"),
        choice("own-choice", "Att jag själv väljer dagar", "That I choose the days myself"),
      ]),
    ],
  },
  {
    id: "stopping",
    showIf: { question: "wish-to-go-on", is: ["no"] },
    questions: [
      several("reasons-to-stop", text("Varför vill du inte fortsätta?", "Why do you not wish to go on?"), [
        choice("tasks", "Det passar inte mina uppgifter", "It does not suit my tasks"),
        choice("rooms", "Lokaler eller utrustning räcker inte", "Rooms or equipment are not enough"),
        choice("company", "Det är för ensamt", "It is too lonely"),
        choice("missing-out", "Jag går miste om för mycket", "I miss out on too much"),
        choice("home", "Jag arbetar hellre hemma", "I would rather work at home"),
        choice("office", "Jag arbetar hellre på kontoret", "I would rather work at the office"),
        choice("other", "Något annat", "Something else"),
      ]),
    ],
  },
];
