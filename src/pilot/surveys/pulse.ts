import type { Instrument } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";
import { introOf } from "./introOf.ts";
import { statement } from "./questions.ts";

/** Three questions that can come often. No free text: few write, and the threshold would hide it. */
export const pulse: Instrument = {
  id: "pulse",
  version: 1,
  title: text("Hur veckan har varit", "How the week has been"),
  intro: introOf(text("Tre korta frågor om veckan som gått.", "Three short questions about the past week."), { wellBeing: false }),
  wording: "house",
  pages: [
    {
      id: "week",
      questions: [
        statement("week-right-place", "Jag har haft rätt plats att arbeta på.", "I have had the right place to work."),
        statement("week-load", "Jag har hunnit med utan att stressa.", "I have kept up without stress."),
        statement("week-company", "Jag har haft den kontakt med andra som jag behövt.", "I have had the contact with others that I needed."),
      ],
    },
  ],
  scores: [],
};
