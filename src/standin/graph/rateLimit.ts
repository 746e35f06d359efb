import type { Clock } from "../clock.ts";
import { grant, refuse } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";

/** So many calls of an app in so many seconds; the one too many is told when the window ends. */
export function makeRateLimit(clock: Clock, most: number, seconds: number): (appId: string) => Outcome<null> {
  const windows = new Map<string, { since: number; count: number }>();
  return (appId) => {
    const now = clock.now().getTime();
    const seen = windows.get(appId);
    const current = seen && now >= seen.since && now - seen.since < seconds * 1000 ? seen : { since: now, count: 0 };
    current.count += 1;
    windows.set(appId, current);
    if (current.count <= most) return grant(null);
    return refuse(429, "TooManyRequests", "Too many requests.", Math.max(1, Math.ceil((current.since + seconds * 1000 - now) / 1000)));
  };
}
