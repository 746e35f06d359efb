import { regionRules, rulesOf } from "../../src/domain/hub.ts";
import { listWords } from "../cards/listWords.ts";
import { saying } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** How many bookings a week one may have: at the hub named, or in the region with the hubs that have a rule of their own. */
export function sayWeekLimit(scene: Scene, hubId: string | null): Reply {
  const { t, language } = scene;
  const named = hubId === null ? undefined : scene.hubById.get(hubId);
  if (named) return saying(t.weekLimit.at(named.name, rulesOf(named).bookingsPerWeek));
  const own = scene.hubs.filter(({ hub }) => hub.bookable && rulesOf(hub).bookingsPerWeek !== regionRules.bookingsPerWeek).map(({ hub }) => `${hub.name} ${rulesOf(hub).bookingsPerWeek}`);
  return saying([t.weekLimit.region(regionRules.bookingsPerWeek), ...(own.length > 0 ? [t.weekLimit.otherwise(listWords(own, language))] : [])].join(" "));
}
