import type { Me } from "../../src/contract.ts";
import { request, type Answer } from "./request.ts";

export const getMe = (): Promise<Answer<Me>> => request<Me>({ path: "/api/me", has: "personId" });
