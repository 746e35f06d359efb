/**
 * Which desks are being decided about in this process, so that a crowd at one desk waits for the first of them and then need
 * only look. It spares work and decides nothing: another replica's crowd is sorted by the ledger's constraints alone.
 */
export type Deciding = {
  /** Resolves when the one who is at it has been answered; null when nobody is. */
  underWay(desk: string): Promise<unknown> | null;
  /** Is at it while the work runs, unless somebody is already. */
  during<T>(desk: string, work: () => Promise<T>): Promise<T>;
};

export function makeDeciding(): Deciding {
  const at = new Map<string, Promise<unknown>>();
  return {
    underWay: (desk) => at.get(desk) ?? null,
    during: (desk, work) => {
      const done = work();
      if (at.has(desk)) return done;
      at.set(
        desk,
        done.catch(() => undefined).finally(() => at.delete(desk)),
      );
      return done;
    },
  };
}
