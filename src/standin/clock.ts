/** The stand-in's clock: real time, or frozen at an instant that the admin port sets or moves on. */
export type Clock = {
  now(): Date;
  /** Freezes time at an instant. Forward, due events fire in order, each at its own instant. */
  set(at: Date): void;
  /** Moves time forward and freezes it there; due events fire in order, each at its own instant. @param ms milliseconds */
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
  const nextDue = (until: number) => {
    let next: { when: number; then: () => void } | null = null;
    for (const one of waiting) if (one.when <= until && (!next || one.when < next.when)) next = one;
    return next;
  };
  const fire = (): void => {
    for (let next = nextDue(now()); next; next = nextDue(now())) {
      waiting.delete(next);
      next.then();
    }
  };
  /** What falls due on the way sees its own instant, and may plan more on the same way. */
  const goTo = (target: number): void => {
    for (let next = nextDue(target); next; next = nextDue(target)) {
      frozen = Math.max(now(), next.when);
      waiting.delete(next);
      next.then();
    }
    frozen = target;
  };
  const timer = setInterval(fire, 50);
  timer.unref();
  return {
    now: () => new Date(now()),
    set: (at) => {
      if (at.getTime() >= now()) goTo(at.getTime());
      else frozen = at.getTime();
    },
    advance: (ms) => goTo(now() + ms),
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

/** The same clock for somebody who may leave before it stops: what they have planned on it is taken back together. */
export function planningOn(clock: Clock): { clock: Clock; takeBack(): void } {
  const plans = new Set<() => void>();
  let left = false;
  return {
    clock: {
      ...clock,
      at: (when, then) => {
        if (left) return () => undefined;
        const takeBack = clock.at(when, () => {
          plans.delete(takeBack);
          then();
        });
        plans.add(takeBack);
        return () => {
          plans.delete(takeBack);
          takeBack();
        };
      },
    },
    takeBack: () => {
      left = true;
      for (const takeBack of plans) takeBack();
      plans.clear();
    },
  };
}
