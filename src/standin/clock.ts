/** The stand-in's clock: real time plus an offset that the admin port may set, or frozen at an instant. */
export type Clock = {
  now(): Date;
  /** Freezes time at an instant. */
  set(at: Date): void;
  /** Moves time forward; due events fire. @param ms milliseconds */
  advance(ms: number): void;
  /** Goes back to real time. */
  run(): void;
  /** Calls back when the clock has reached an instant (real or set). Returns a function that takes it back. */
  at(when: Date, then: () => void): () => void;
  stop(): void;
};

export function makeClock(): Clock {
  let frozen: number | null = null;
  const waiting = new Set<{ when: number; then: () => void }>();
  const now = (): number => frozen ?? Date.now();
  const fire = (): void => {
    for (const one of [...waiting].sort((a, b) => a.when - b.when)) {
      if (one.when > now()) return;
      waiting.delete(one);
      one.then();
    }
  };
  const timer = setInterval(fire, 50);
  timer.unref();
  return {
    now: () => new Date(now()),
    set: (at) => {
      frozen = at.getTime();
      fire();
    },
    advance: (ms) => {
      frozen = now() + ms;
      fire();
    },
    run: () => {
      frozen = null;
      fire();
    },
    at: (when, then) => {
      const one = { when: when.getTime(), then };
      waiting.add(one);
      return () => waiting.delete(one);
    },
    stop: () => clearInterval(timer),
  };
}
