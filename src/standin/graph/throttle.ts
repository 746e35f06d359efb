import type { Clock } from "../clock.ts";

const atOnce = 4;
const perWindow = 10_000;
const windowMs = 600_000;

/** Exchange's limits for one app on one mailbox: 4 calls at a time, 10,000 in 10 minutes. Null means: not now. */
export function makeThrottle(clock: Clock): (appAndMailbox: string) => (() => void) | null {
  const running = new Map<string, number>();
  const windows = new Map<string, { since: number; count: number }>();
  return (key) => {
    const now = clock.now().getTime();
    const seen = windows.get(key);
    const current = seen && now >= seen.since && now - seen.since < windowMs ? seen : { since: now, count: 0 };
    current.count += 1;
    windows.set(key, current);
    const busy = running.get(key) ?? 0;
    if (busy >= atOnce || current.count > perWindow) return null;
    running.set(key, busy + 1);
    return () => running.set(key, (running.get(key) ?? 1) - 1);
  };
}
