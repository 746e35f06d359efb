/** How far somebody who is invited has come: nothing that counts, a submitted form that is no sheet yet, or a sheet. */
export type HasAnswered = "no" | "submitted" | "written";
/** `hidesAmong` is the same for all among whom the person hides in what is stored (linking.ts): those at their place, or fewer. */
export type Standing = { readonly personId: string; readonly hidesAmong: string; readonly has: HasAnswered };

/** The same items in an order that nothing but chance has decided (Fisher and Yates). @param chance in [0, 1) */
export function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const left = [...items];
  const taken: T[] = [];
  while (left.length > 0) taken.push(...left.splice(Math.floor(chance() * left.length), 1));
  return taken;
}

/**
 * How many of those who hide among each other may be written now. Whoever reads the database before and after sees so many new
 * sheets and so many newly marked as answered, hence at least `least` of them at a time; and those who are left, whose sheets
 * would stand out later, must be nobody or at least as many.
 * @param ready submitted and not written @param others of them without a sheet, who have submitted nothing
 */
export function batchSize(ready: number, others: number, least: number): number {
  if (others === 0 || others >= least) return ready >= least ? ready : 0;
  const all = ready + others;
  return all - least >= least ? all - least : 0;
}

/** Whose forms are written now, of all who hide among each other as many as may be; who of them has to wait is left to chance. Empty: nobody's. */
export function batchOf(standings: readonly Standing[], least: number, chance: () => number): ReadonlySet<string> {
  const chosen: string[] = [];
  for (const of of Map.groupBy(standings, (one) => one.hidesAmong).values()) {
    const ready = of.filter((one) => one.has === "submitted");
    const others = of.filter((one) => one.has === "no").length;
    chosen.push(...shuffled(ready, chance).slice(0, batchSize(ready.length, others, least)).map((one) => one.personId));
  }
  return new Set(chosen);
}
