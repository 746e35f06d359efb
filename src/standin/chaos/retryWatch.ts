import type { Request, Response } from "express";
import type { Clock } from "../clock.ts";

/** A call that came again before the time that the 429 to its like had told. */
export type EarlyCall = { method: string; path: string; /** seconds that it was told to wait, and did */ told: number; waited: number };

/**
 * Sees whether those who are told to wait do so. The longer of the two clocks counts, the real one and the stand-in's: a
 * client sleeps by the one and plans by the other.
 */
export function makeRetryWatch(clock: Clock): { watch(req: Request, res: Response): void; early(): EarlyCall[]; clear(): void } {
  const told = new Map<string, { real: number; set: number; seconds: number }>();
  let early: EarlyCall[] = [];
  return {
    watch: (req, res) => {
      const path = req.originalUrl.split("?")[0] ?? "";
      const key = `${req.method} ${path}`;
      const before = told.get(key);
      if (before) {
        const waited = Math.max(performance.now() - before.real, clock.now().getTime() - before.set) / 1000;
        // A few hundredths are lost between two processes' timers.
        if (waited < before.seconds - 0.05) early.push({ method: req.method, path, told: before.seconds, waited });
        else told.delete(key);
      }
      res.once("finish", () => {
        const seconds = Number(res.getHeader("Retry-After"));
        if (res.statusCode === 429 && seconds > 0) told.set(key, { real: performance.now(), set: clock.now().getTime(), seconds });
      });
    },
    early: () => [...early],
    clear: () => {
      told.clear();
      early = [];
    },
  };
}
