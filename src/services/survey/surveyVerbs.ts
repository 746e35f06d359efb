import { makeMyVerbs } from "./answer/myVerbs.ts";
import type { MyVerbs } from "./answer/myVerbs.ts";
import { makePilotVerbs } from "./answer/pilotVerbs.ts";
import type { PilotVerbs } from "./answer/pilotVerbs.ts";
import type { CampaignVerbs } from "./campaign/campaignVerbs.ts";
import { makeCampaignVerbs } from "./campaign/makeCampaignVerbs.ts";
import { makeResultVerbs } from "./results/makeResultVerbs.ts";
import type { ResultVerbs } from "./results/resultVerbs.ts";
import type { SurveyDeps } from "./surveyDeps.ts";

/** What people do with surveys, as the tab's routes and the bot call it. Every verb checks the actor's right itself. */
export type SurveyVerbs = MyVerbs & PilotVerbs & CampaignVerbs & ResultVerbs;

export const makeSurveyVerbs = (deps: SurveyDeps): SurveyVerbs => ({ ...makeMyVerbs(deps), ...makePilotVerbs(deps, deps.newPseudonym), ...makeCampaignVerbs(deps), ...makeResultVerbs(deps) });
