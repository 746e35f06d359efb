import type {
  CampaignDetail,
  CampaignPreview,
  Campaigns,
  CampaignWish,
  EarlierAnswers,
  EarlierAnswersWish,
  Instruments,
  Pilots,
  SurveyAudit,
} from "../../src/contract/surveys.ts";
import { newKey, request, type Answer, type Done } from "./request.ts";

/** HR's calls about campaigns and what belongs to them. */

const campaign = (id: string): string => `/api/campaigns/${encodeURIComponent(id)}`;
const wave = (id: string): string => `/api/waves/${encodeURIComponent(id)}`;

export const instrumentPath = (id: string, version: number): string => `/api/instruments/${encodeURIComponent(id)}/${version}`;
export const getInstruments = (): Promise<Answer<Instruments>> => request<Instruments>({ path: "/api/instruments", has: "instruments" });
/** A questionnaire as its file stands: texts in both languages. */
export const getInstrument = (id: string, version: number): Promise<Answer<{ instrument: unknown }>> => request<{ instrument: unknown }>({ path: instrumentPath(id, version), has: "instrument" });
/** @param file a questionnaire as it stands in its file; what is wrong with it comes back as faults by field */
export const addInstrument = (file: object): Promise<Answer<Instruments["instruments"][number]>> => request<Instruments["instruments"][number]>({ method: "POST", path: "/api/instruments", body: file, has: "id", key: newKey() });

export const getCampaigns = (): Promise<Answer<Campaigns>> => request<Campaigns>({ path: "/api/campaigns", has: "campaigns" });
export const getCampaign = (id: string): Promise<Answer<CampaignDetail>> => request<CampaignDetail>({ path: campaign(id), has: "titles" });
export const previewCampaign = (wish: CampaignWish, signal: AbortSignal): Promise<Answer<CampaignPreview>> =>
  request<CampaignPreview>({ method: "POST", path: "/api/campaigns/preview", body: wish, has: "smallest", signal });
export const addCampaign = (wish: CampaignWish, key: string = newKey()): Promise<Answer<CampaignDetail>> =>
  request<CampaignDetail>({ method: "POST", path: "/api/campaigns", body: wish, has: "titles", key });
export const changeCampaign = (id: string, wish: CampaignWish): Promise<Answer<CampaignDetail>> => request<CampaignDetail>({ method: "PUT", path: campaign(id), body: wish, has: "titles", key: newKey() });
export const removeCampaign = (id: string): Promise<Answer<Done>> => request<Done>({ method: "DELETE", path: campaign(id), has: "done", key: newKey() });
export const launchCampaign = (id: string): Promise<Answer<CampaignDetail>> => request<CampaignDetail>({ method: "POST", path: `${campaign(id)}/launch`, has: "titles", key: newKey() });
export const stopCampaign = (id: string): Promise<Answer<CampaignDetail>> => request<CampaignDetail>({ method: "POST", path: `${campaign(id)}/stop`, has: "titles", key: newKey() });
export const remindWave = (id: string): Promise<Answer<Done>> => request<Done>({ method: "POST", path: `${wave(id)}/remind`, has: "done", key: newKey() });
export const closeWave = (id: string): Promise<Answer<Done>> => request<Done>({ method: "POST", path: `${wave(id)}/close`, has: "done", key: newKey() });

export const getPilots = (): Promise<Answer<Pilots>> => request<Pilots>({ path: "/api/pilots", has: "pilots" });
/** @param confirm the pilot's name, as the person has written it */
export const destroyKey = (pilotId: string, confirm: string): Promise<Answer<Pilots["pilots"][number]>> =>
  request<Pilots["pilots"][number]>({ method: "POST", path: `/api/pilots/${encodeURIComponent(pilotId)}/destroy-key`, body: { confirm }, has: "state", key: newKey() });

/** @param days "2026-11-01 2026-12-01": from the first, up to and not with the second */
export const auditPath = (days: string, form: "" | ".csv"): string => {
  const [from = "", to = ""] = days.split(" ");
  return `/api/survey-audit${form}?from=${from}&to=${to}`;
};
export const getAudit = (days: string): Promise<Answer<SurveyAudit>> => request<SurveyAudit>({ path: auditPath(days, ""), has: "entries" });

export const importEarlier = (wish: EarlierAnswersWish): Promise<Answer<EarlierAnswers>> => request<EarlierAnswers>({ method: "POST", path: "/api/earlier-answers", body: wish, has: "faults", key: newKey() });
