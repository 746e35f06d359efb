import type { CampaignDeps } from "../surveyDeps.ts";
import type { CampaignVerbs } from "./campaignVerbs.ts";
import { makeDrafts } from "./drafts.ts";
import { makeInstruments } from "./instruments.ts";
import { makeLaunch } from "./launch.ts";
import { makePreview } from "./preview.ts";
import { makeSurveyAudit } from "./surveyAudit.ts";
import { makeWaveActs } from "./waveActs.ts";

/** Binds what HR does with surveys to what it needs. */
export const makeCampaignVerbs = (deps: CampaignDeps): CampaignVerbs => ({ ...makeInstruments(deps), ...makeDrafts(deps), ...makePreview(deps), ...makeLaunch(deps), ...makeWaveActs(deps), ...makeSurveyAudit(deps) });
