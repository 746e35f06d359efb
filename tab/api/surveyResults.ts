import type { CutWish, ResponseRates, ResultCut, Trend, WaveResults } from "../../src/contract/surveys.ts";
import { newKey, request, type Answer } from "./request.ts";

export const resultsPath = (waveId: string, form: "" | ".csv" | ".xlsx"): string => `/api/waves/${encodeURIComponent(waveId)}/results${form}`;
export const getResults = (waveId: string): Promise<Answer<WaveResults>> => request<WaveResults>({ path: resultsPath(waveId, ""), has: "responseRate" });
export const getRates = (): Promise<Answer<ResponseRates>> => request<ResponseRates>({ path: "/api/response-rates", has: "rates" });
/** One table more, or a refusal that says why not. */
export const askForCut = (waveId: string, wish: CutWish): Promise<Answer<ResultCut>> => request<ResultCut>({ method: "POST", path: `/api/waves/${encodeURIComponent(waveId)}/cuts`, body: wish, has: "groups", key: newKey() });
export const getTrend = (campaignId: string): Promise<Answer<Trend>> => request<Trend>({ path: `/api/campaigns/${encodeURIComponent(campaignId)}/trend`, has: "lines" });
