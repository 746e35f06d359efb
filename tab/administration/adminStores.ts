import type { Drifts, Places, Unanswered } from "../../src/contract.ts";
import { getDrifts } from "../api/getDrifts.ts";
import { getPlaces } from "../api/getPlaces.ts";
import { getUnanswered } from "../api/getUnanswered.ts";
import { makeCache } from "../shell/cache.ts";

/** Each has one key: `only`. */
export const places = makeCache<Places>(getPlaces);
export const drifts = makeCache<Drifts>(getDrifts);
export const unanswered = makeCache<Unanswered>(getUnanswered);
