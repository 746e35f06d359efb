import type { Places } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

export const getPlaces = (): Promise<Answer<Places>> => request<Places>({ path: "/api/places", has: "places" });
