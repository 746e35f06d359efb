import type { Instrument } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";
import { introOf } from "./introOf.ts";
import { choice, free, howContent, several, single, statement } from "./questions.ts";

/** The pilot's hub survey, second wave: how the first time went, some four weeks in. */
export const hubFirstWeeks: Instrument = {
  id: "hub-first-weeks",
  version: 1,
  title: text("Hubbarbete: den första tiden", "Hub work: the first time"),
  intro: introOf(text("Du har börjat arbeta på en hubb. Vi vill veta hur du togs emot, så att nästa person får en bättre start.", "You have begun to work at a hub. We want to know how you were received, so that the next person gets a better start."), { wellBeing: false }),
  wording: "house",
  pages: [
    {
      id: "start",
      title: text("Hur du kom i gång", "How you got going"),
      questions: [
        single("has-begun", text("Har du arbetat på en hubb än?", "Have you worked at a hub yet?"), [choice("yes", "Ja", "Yes"), choice("no", "Nej, inte än", "No, not yet")]),
        single("visited-first", text("Fick du besöka hubben innan du började?", "Could you visit the hub before you began?"), [
          choice("visited", "Ja, jag var där på besök", "Yes, I went for a visit"),
          choice("offered", "Jag erbjöds men avstod", "It was offered, but I did not go"),
          choice("not-offered", "Nej, det erbjöds inte", "No, it was not offered"),
        ]),
      ],
    },
    {
      id: "not-begun",
      showIf: { question: "has-begun", is: ["no"] },
      questions: [
        several("held-back-by", text("Vad har gjort att du inte har börjat?", "What has kept you from beginning?"), [
          choice("tasks", "Mina uppgifter", "My tasks"),
          choice("manager", "Det är inte klart med min chef", "It is not settled with my manager"),
          choice("no-desk", "Det har inte funnits plats", "There has been no free desk"),
          choice("practical", "Nycklar, teknik eller annat praktiskt", "Keys, technology or other practical things"),
          choice("not-wanted", "Jag vill inte längre", "I no longer want to"),
          choice("other", "Något annat", "Something else"),
        ]),
      ],
    },
    {
      id: "introduction",
      title: text("Introduktion och kontakt", "Introduction and contact"),
      showIf: { question: "has-begun", is: ["yes"] },
      questions: [
        single("introduced-by", text("Vem visade dig till rätta?", "Who showed you around?"), [
          choice("community-manager", "Hubbvärden", "The community manager"),
          choice("others-there", "Andra som arbetar där", "Others who work there"),
          choice("manager", "Min chef", "My manager"),
          choice("nobody", "Ingen", "Nobody"),
        ]),
        single("knows-contact", text("Vet du vem du ska vända dig till på hubben?", "Do you know whom to turn to at the hub?"), [choice("yes", "Ja", "Yes"), choice("unsure", "Jag är osäker", "I am not sure"), choice("no", "Nej", "No")]),
        several("was-told", text("Vad fick du veta innan eller under första dagen?", "What were you told before or during the first day?"), [
          choice("rules", "Regler", "Rules"),
          choice("routines", "Rutiner", "Routines"),
          choice("keys", "Nycklar och passerkort", "Keys and passes"),
          choice("alarm", "Larm", "Alarm"),
          choice("coffee", "Fika och lunchrum", "Coffee and lunch room"),
          choice("nothing", "Inget av detta", "None of these"),
        ]),
      ],
    },
    {
      id: "contact",
      showIf: { all: [{ question: "has-begun", is: ["yes"] }, { question: "knows-contact", is: ["yes"] }] },
      questions: [howContent("contact-help", "Hur nöjd är du med hjälpen från din kontakt?", "How satisfied are you with the help from your contact?")],
    },
    {
      id: "no-introduction",
      showIf: { any: [{ question: "introduced-by", is: ["nobody"] }, { question: "was-told", is: ["nothing"] }] },
      questions: [free("missed-at-start", "Vad hade du behövt veta?", "What would you have needed to know?")],
    },
    {
      id: "first-impression",
      title: text("Första intrycket", "First impression"),
      showIf: { question: "has-begun", is: ["yes"] },
      questions: [
        statement("felt-welcome", "Jag kände mig välkommen.", "I felt welcome."),
        statement("desk-was-there", "Den plats jag hade bokat var ledig när jag kom.", "The desk that I had booked was free when I came."),
        statement("technology-worked", "Skärm och nät fungerade.", "Screen and network worked."),
        statement("rules-were-clear", "Reglerna på hubben var tydliga.", "The rules at the hub were clear."),
        statement("start-as-expected", "Starten blev som jag hade väntat mig.", "The start was as I had expected."),
      ],
    },
    { id: "in-your-words", title: text("Med dina ord", "In your words"), questions: [free("better-start", "Vad skulle ha gjort starten bättre?", "What would have made the start better?")] },
  ],
  scores: [],
};
