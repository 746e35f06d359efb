import type { Hub, HubRulesChange } from "../../src/contract.ts";
import { newKey, request, type Answer } from "./request.ts";

export const setRules = (hubId: string, change: HubRulesChange, key: string = newKey()): Promise<Answer<Hub>> =>
  request<Hub>({ method: "PATCH", path: `/api/hubs/${encodeURIComponent(hubId)}/rules`, body: change, has: "rules", key });
