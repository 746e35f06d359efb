import type { Drifts } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

export const getDrifts = (): Promise<Answer<Drifts>> => request<Drifts>({ path: "/api/drift", has: "drifts" });
