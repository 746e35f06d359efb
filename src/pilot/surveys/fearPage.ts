import type { Page } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";
import { statement } from "./questions.ts";

/** Fear of missing out, asked in the same words before and after, so that the two can be laid side by side. */
export const fearPage: Page = {
  id: "missing-out",
  title: text("Att vara på annat håll", "Being elsewhere"),
  lead: text("Tänk på dagar när du arbetar någon annanstans än dina närmaste kollegor.", "Think of days when you work somewhere else than your closest colleagues."),
  questions: [
    statement("fears-information", "Jag är orolig att gå miste om information.", "I worry that I miss information."),
    statement("fears-decisions", "Jag är orolig att saker bestäms utan mig.", "I worry that things are decided without me."),
    statement("misses-colleagues", "Jag saknar mina kollegor.", "I miss my colleagues."),
    statement("feels-forgotten", "Jag känner mig bortglömd.", "I feel forgotten."),
  ],
};
