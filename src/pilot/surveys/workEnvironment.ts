import type { Instrument, Page, Texts } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";
import { introOf } from "./introOf.ts";
import { choice, free, single, statement } from "./questions.ts";
import { wellBeingPage, wellBeingScore } from "./wellBeing.ts";

const pages: readonly Page[] = [
  {
    id: "where",
    title: text("Var du arbetar", "Where you work"),
    questions: [
      single("mainly-at", text("Var har du arbetat mest den senaste månaden?", "Where have you worked most over the last month?"), [
        choice("workplace", "På min arbetsplats", "At my workplace"),
        choice("home", "Hemma", "At home"),
        choice("hub", "På en hubb", "At a hub"),
        choice("mixed", "Ungefär lika mycket på flera ställen", "About equally in several places"),
      ]),
      statement("own-choice", "Jag kan påverka var jag arbetar.", "I have a say in where I work."),
      statement("suits-tasks", "Där jag arbetar passar mina uppgifter.", "The place where I work suits my tasks."),
    ],
  },
  {
    id: "physical-environment",
    title: text("Lokaler och utrustning", "Rooms and equipment"),
    lead: text("Tänk på den plats där du arbetar mest.", "Think of the place where you work most."),
    questions: [
      statement("posture", "Jag kan sitta och stå på ett sätt som är bra för kroppen.", "I can sit and stand in a way that is good for my body."),
      statement("undisturbed", "Jag kan arbeta ostört när jag behöver.", "I can work undisturbed when I need to."),
      statement("calls", "Jag kan ta samtal utan att störa eller höras.", "I can take calls without disturbing or being overheard."),
      statement("technology", "Tekniken fungerar.", "The technology works."),
    ],
  },
  {
    id: "work",
    title: text("Arbetet", "The work"),
    questions: [
      statement("expectations-clear", "Jag vet vad som förväntas av mig.", "I know what is expected of me."),
      statement("time-enough", "Jag hinner med mina uppgifter inom arbetstiden.", "I manage my tasks within working hours."),
      statement("planning", "Jag kan själv lägga upp mitt arbete.", "I can plan my own work."),
      statement("meaning", "Det jag gör känns värt att göra.", "What I do feels worth doing."),
    ],
  },
  {
    id: "social-environment",
    title: text("Folk omkring dig", "People around you"),
    questions: [
      statement("manager-support", "Jag får stöd av min chef när jag behöver.", "I get support from my manager when I need it."),
      statement("colleague-support", "Jag får hjälp av kollegor när jag behöver.", "I get help from colleagues when I need it."),
      statement("belonging", "Jag hör till en grupp på arbetet.", "I belong to a group at work."),
      statement("informed", "Jag får veta det jag behöver i tid.", "I am told what I need in time."),
    ],
  },
  {
    id: "balance",
    title: text("Balans", "Balance"),
    questions: [
      statement("recovery", "Jag hinner återhämta mig mellan arbetsdagarna.", "I have time to recover between working days."),
      statement("boundary", "Jag kan släppa arbetet när dagen är slut.", "I can let go of work when the day is over."),
      statement("journey", "Resan till och från arbetet tar lagom mycket av min tid.", "The journey to and from work takes a fair part of my time."),
    ],
  },
  wellBeingPage,
  { id: "in-your-words", title: text("Med dina ord", "In your words"), questions: [free("works-well", "Vad fungerar bra i din arbetsmiljö?", "What works well in your work environment?"), free("change-first", "Vad borde ändras först?", "What should change first?")] },
];

const about = {
  first: text("Vi frågar om din arbetsmiljö, var du än arbetar. Samma frågor kommer en gång till om ungefär ett år.", "We ask about your work environment, wherever you work. The same questions come once more in about a year."),
  second: text("Vi frågar om din arbetsmiljö, var du än arbetar. Frågorna är de samma som förra gången.", "We ask about your work environment, wherever you work. The questions are the same as last time."),
};

/** One and the same form under two names, so that the two can be paired item by item. */
const workEnvironment = (id: string, title: Texts, told: Texts): Instrument => ({ id, version: 1, title, intro: introOf(told, { wellBeing: true }), wording: "house", pages, scores: [wellBeingScore] });

export const workEnvironment1 = workEnvironment("work-environment-1", text("Arbetsmiljö: första mätningen", "Work environment: first wave"), about.first);
export const workEnvironment2 = workEnvironment("work-environment-2", text("Arbetsmiljö: andra mätningen", "Work environment: second wave"), about.second);
