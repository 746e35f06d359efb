import type { Clock } from "../clock.ts";
import type { Notice } from "./notice.ts";

const windowMs = 600_000;
const dropForMs = 600_000;
const slowShare = 0.1;
const dropShare = 0.15;
const slowDelayMs = 10_000;
/** Fewer answers than this say nothing of a listener. Microsoft names no such number; without one the first slow answer would silence it. */
const fewest = 10;

/** How well each address has answered in the last ten minutes: one that is slow too often is served later, one that is slow more often not at all for a while. */
export type Health = {
  answered(url: string, tooSlow: boolean): void;
  /** what slowness adds to the delay of each notice, in milliseconds */
  delayMs(url: string): number;
  /** True while the address gets nothing; what is dropped is never sent again. */
  drops(notice: Notice): boolean;
  clear(): void;
};

/** @param lost hears, when an address is served again, which subscriptions lost notices meanwhile */
export function makeHealth(clock: Clock, lost: (subscriptionIds: readonly string[]) => void): Health {
  const answers = new Map<string, { at: number; tooSlow: boolean }[]>();
  const silent = new Map<string, { until: number; of: Set<string> }>();
  const recent = (url: string): { at: number; tooSlow: boolean }[] => (answers.get(url) ?? []).filter((one) => one.at > clock.now().getTime() - windowMs);
  const share = (url: string): number => {
    const seen = recent(url);
    return seen.length < fewest ? 0 : seen.filter((one) => one.tooSlow).length / seen.length;
  };
  return {
    answered: (url, tooSlow) => {
      answers.set(url, [...recent(url), { at: clock.now().getTime(), tooSlow }]);
      if (share(url) <= dropShare || silent.has(url)) return;
      const until = clock.now().getTime() + dropForMs;
      const missing = { until, of: new Set<string>() };
      silent.set(url, missing);
      clock.at(new Date(until), () => {
        if (silent.get(url) !== missing) return;
        silent.delete(url);
        answers.delete(url);
        lost([...missing.of]);
      });
    },
    delayMs: (url) => (share(url) > slowShare ? slowDelayMs : 0),
    drops: (notice) => {
      const missing = silent.get(notice.url);
      if (!missing || notice.kind === "lifecycle") return false;
      missing.of.add(notice.subscriptionId);
      return true;
    },
    clear: () => {
      answers.clear();
      silent.clear();
    },
  };
}
