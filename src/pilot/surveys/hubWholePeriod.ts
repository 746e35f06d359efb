import type { Instrument, Page } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";
import { fearPage } from "./fearPage.ts";
import { goingOnPages } from "./goingOnPages.ts";
import { introOf } from "./introOf.ts";
import { choice, free, howContent, howMuchItMattered, several, single, statement } from "./questions.ts";
import { wellBeingPage, wellBeingScore } from "./wellBeing.ts";

const extent: Page = {
  id: "extent",
  title: text("Hur mycket du har varit på hubb", "How much you have been at a hub"),
  questions: [
    { id: "days-a-week", kind: "number", text: text("Hur många dagar i veckan har du i snitt arbetat på hubb?", "How many days a week have you worked at a hub, on average?"), help: text("0 om du inte har varit där. Halva dagar går bra, till exempel 1,5.", "0 if you have not been there. Half days are fine, such as 1.5."), min: 0, max: 7, whole: false },
    single("extent-wanted", text("Hur mycket hade du velat vara på hubb?", "How much would you have wanted to be at a hub?"), [choice("less", "Mindre", "Less"), choice("same", "Lika mycket", "As much"), choice("more", "Mer", "More")]),
    several("kept-away-by", text("Vad har gjort att du varit mindre på hubb än du tänkt?", "What has made you be less at a hub than you meant to?"), [
      choice("operation", "Fasta kontorsdagar eller möten", "Fixed office days or meetings"),
      choice("tasks", "Uppgifter som inte gick att göra där", "Tasks that could not be done there"),
      choice("no-desk", "Det fanns ingen plats", "There was no free desk"),
      choice("few-people", "För få andra där", "Too few others there"),
      choice("home-easier", "Det var enklare hemma", "It was easier at home"),
      choice("nothing", "Inget, det blev som jag tänkt", "Nothing, it went as I meant"),
    ]),
  ],
};

const days: Page = {
  id: "choice-of-days",
  title: text("Hur du har valt dagar", "How you have chosen days"),
  questions: [
    howMuchItMattered("days-operation", "Hur mycket styrde verksamheten, till exempel fasta kontorsdagar?", "How much did the operation decide, such as fixed office days?"),
    howMuchItMattered("days-task", "Hur mycket styrde uppgiften: vad som passar på vilken plats?", "How much did the task decide: what suits which place?"),
    howMuchItMattered("days-hub", "Hur mycket styrde hubben: vad som händer där?", "How much did the hub decide: what happens there?"),
    howMuchItMattered("days-recovery", "Hur mycket styrde återhämtning och balans?", "How much did recovery and balance decide?"),
  ],
};

const physical: Page = {
  id: "physical-environment",
  title: text("Lokaler och utrustning", "Rooms and equipment"),
  lead: text("Tänk på den hubb där du har varit mest. Hoppa över det som inte finns där.", "Think of the hub where you have been most. Skip what is not there."),
  questions: [
    howContent("content-desk", "Hur nöjd är du med höj- och sänkbar plats?", "How satisfied are you with the height-adjustable desk?"),
    howContent("content-quiet", "Hur nöjd är du med tyst rum?", "How satisfied are you with the quiet room?"),
    howContent("content-calls", "Hur nöjd är du med rum för möten och samtal?", "How satisfied are you with the room for meetings and calls?"),
    howContent("content-coffee", "Hur nöjd är du med fika och lunchrum?", "How satisfied are you with the coffee and lunch room?"),
    howContent("content-technology", "Hur nöjd är du med skärm och nät?", "How satisfied are you with screen and network?"),
    howContent("content-certain", "Hur nöjd är du med hur säkert det är att få en plats?", "How satisfied are you with how sure it is to get a desk?"),
    single("when-lacking", text("När hubben saknat något, vad har du då oftast gjort?", "When the hub lacked something, what did you mostly do?"), [
      choice("matched", "Tagit med andra uppgifter dit", "Brought other tasks there"),
      choice("home", "Gjort det hemma", "Done it at home"),
      choice("office", "Gjort det på kontoret", "Done it at the office"),
      choice("not-lacked", "Den har inte saknat något", "It has lacked nothing"),
    ]),
  ],
};

const social: Page = {
  id: "social-environment",
  title: text("Folk omkring dig", "People around you"),
  questions: [
    statement("company-open", "De som arbetar på hubben är öppna och nyfikna.", "Those who work at the hub are open and curious."),
    statement("company-included", "Jag är en del av gemenskapen där.", "I am part of the company there."),
    statement("company-alone", "Jag har ofta varit ensam på hubben.", "I have often been alone at the hub."),
    statement("company-learnt", "Jag har lärt mig något av folk från andra håll.", "I have learnt from people from elsewhere."),
  ],
};

const outcome: Page = {
  id: "outcome",
  title: text("Hur det blev", "How it turned out"),
  questions: [
    statement("had-focus", "Jag har fått arbeta ostört på hubben.", "I have been able to work undisturbed at the hub."),
    statement("had-time", "En kortare resa har gett mig mer tid över.", "A shorter journey has given me more time."),
    statement("had-balance", "Arbete och fritid har gått lättare ihop.", "Work and private life have fitted together more easily."),
    statement("had-support", "Min chef har följt hur det gått för mig.", "My manager has followed how it went for me."),
  ],
};

/** The pilot's hub survey, third wave: the whole period, at its end. */
export const hubWholePeriod: Instrument = {
  id: "hub-whole-period",
  version: 1,
  title: text("Hubbarbete: hela perioden", "Hub work: the whole period"),
  intro: introOf(text("Perioden på hubb närmar sig sitt slut. Vi frågar hur det har gått, och om du vill fortsätta.", "The period at a hub is near its end. We ask how it has gone, and whether you wish to go on."), { wellBeing: true }),
  wording: "house",
  pages: [
    extent,
    days,
    physical,
    social,
    fearPage,
    outcome,
    ...goingOnPages,
    wellBeingPage,
    { id: "in-your-words", title: text("Med dina ord", "In your words"), questions: [free("best", "Vad har varit bäst med att arbeta på hubb?", "What has been best about working at a hub?"), free("change-first", "Vad borde ändras först?", "What should change first?")] },
  ],
  scores: [wellBeingScore],
};
