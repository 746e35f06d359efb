import type { Me, MeChange } from "../../src/contract.ts";
import { newKey, request, type Answer } from "./request.ts";

export const changeMe = (change: MeChange, key: string = newKey()): Promise<Answer<Me>> =>
  request<Me>({ method: "PATCH", path: "/api/me", body: change, has: "personId", key });
