import type { HubDay } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

export const getHubDay = (hubId: string, date: string): Promise<Answer<HubDay>> =>
  request<HubDay>({ path: `/api/hubs/${encodeURIComponent(hubId)}/days/${date}`, has: "desks" });
