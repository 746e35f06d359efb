/** Microsoft's limit on what one app may send in one tenant: 50 a second over all its replicas. Off until it is set, since a test on a clock of its own sends faster than any real day. */
export type SendPace = {
  /** @param perSecond null takes the limit away; counting begins anew */
  limit(perSecond: number | null): void;
  /** Counts one call. True when it is one too many within the last second of real time. */
  tooMany(): boolean;
  /** `peak`: the most calls taken within any second since the limit was last set */
  report(): { perSecond: number | null; peak: number; refused: number };
};

export function makeSendPace(): SendPace {
  let perSecond: number | null = null;
  let recent: number[] = [];
  let peak = 0;
  let refused = 0;
  return {
    limit: (wish) => {
      perSecond = wish;
      recent = [];
      peak = 0;
      refused = 0;
    },
    tooMany: () => {
      const now = performance.now();
      recent = recent.filter((at) => at > now - 1000);
      if (perSecond !== null && recent.length >= perSecond) {
        refused += 1;
        return true;
      }
      recent.push(now);
      peak = Math.max(peak, recent.length);
      return false;
    },
    report: () => ({ perSecond, peak, refused }),
  };
}
