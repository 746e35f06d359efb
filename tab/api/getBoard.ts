import type { Board, Kind } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

/** The week that starts at a local date (a Monday), Monday to Friday, and how much of what is free has these kinds. */
export const getBoard = (from: string, kinds: readonly Kind[]): Promise<Answer<Board>> =>
  request<Board>({ path: `/api/board?from=${from}&days=5${kinds.length > 0 ? `&kinds=${kinds.join(",")}` : ""}`, has: "hubs" });
