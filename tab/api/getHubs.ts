import type { Hub } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

export async function getHubs(): Promise<Answer<{ hubs: Hub[] }>> {
  const answer = await request<Hub[]>({ path: "/api/hubs", has: "length" });
  return answer.ok ? { ok: true, value: { hubs: answer.value } } : answer;
}
