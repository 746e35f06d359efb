import type { Board } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

/** The week that starts at a local date (a Monday), Monday to Friday. */
export const getBoard = (from: string): Promise<Answer<Board>> => request<Board>({ path: `/api/board?from=${from}&days=5`, has: "hubs" });
