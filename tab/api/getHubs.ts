import type { Hub } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

export const getHubs = (): Promise<Answer<{ hubs: Hub[] }>> => request<{ hubs: Hub[] }>({ path: "/api/hubs", has: "hubs" });
