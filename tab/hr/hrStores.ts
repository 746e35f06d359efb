import type { CampaignDetail, Campaigns, Instruments, Pilots, ResponseRates, SurveyAudit, Trend, WaveResults } from "../../src/contract/surveys.ts";
import { getAudit, getCampaign, getCampaigns, getInstruments, getPilots } from "../api/campaigns.ts";
import { getRates, getResults, getTrend } from "../api/surveyResults.ts";
import { makeCache } from "../shell/cache.ts";

/** one key: `only` */
export const campaigns = makeCache<Campaigns>(getCampaigns);
export const instruments = makeCache<Instruments>(getInstruments);
export const pilots = makeCache<Pilots>(getPilots);
export const rates = makeCache<ResponseRates>(getRates);
/** by campaign */
export const details = makeCache<CampaignDetail>(getCampaign);
export const trends = makeCache<Trend>(getTrend);
/** by wave */
export const results = makeCache<WaveResults>(getResults);
/** by "from to" */
export const audits = makeCache<SurveyAudit>(getAudit);
