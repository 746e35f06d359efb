import type { Unanswered } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

export const getUnanswered = (): Promise<Answer<Unanswered>> => request<Unanswered>({ path: "/api/unanswered", has: "bookings" });
