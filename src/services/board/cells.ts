import type { LocalDate } from "../../domain/time.ts";
import type { BoardClaim, Ledger, News } from "../ports.ts";

/**
 * Who claims what at a hub on a date, kept in memory cell by cell: the board is looked at far more often than it changes.
 * A cell is forgotten at once when this replica commits a change and when the ledger tells of another's; a lost connection
 * forgets all. What is decided is decided on the ledger, never on a cell.
 */
export type Cells = {
  /** The claims of every hub and date asked for, by `keyOf`. */
  read(hubIds: readonly string[], dates: readonly LocalDate[]): Promise<ReadonlyMap<string, readonly BoardClaim[]>>;
  heard(news: News): void;
};
export const keyOf = (hubId: string, date: LocalDate): string => `${hubId} ${date}`;

const mostCells = 100_000;

export function makeCells(ledger: Pick<Ledger, "claims">): Cells {
  const cells = new Map<string, readonly BoardClaim[]>();
  const loading = new Map<string, Promise<ReadonlyMap<string, readonly BoardClaim[]>>>();
  /** grows when anything is forgotten, so that a read that began before is not kept after */
  const forgotten = new Map<string, number>();
  let epoch = 0;

  const load = async (hubIds: readonly string[], dates: readonly LocalDate[], keys: readonly string[]): Promise<ReadonlyMap<string, readonly BoardClaim[]>> => {
    const before = epoch;
    const claims = await ledger.claims(hubIds, dates);
    const found = new Map<string, BoardClaim[]>(keys.map((key) => [key, []]));
    for (const claim of claims) found.get(keyOf(claim.hubId, claim.date))?.push(claim);
    for (const [key, held] of found) if ((forgotten.get(key) ?? 0) <= before) cells.set(key, held);
    return found;
  };

  return {
    read: async (hubIds, dates) => {
      const result = new Map<string, readonly BoardClaim[]>();
      const missing: { hubId: string; date: LocalDate; key: string }[] = [];
      const waiting = new Set<Promise<ReadonlyMap<string, readonly BoardClaim[]>>>();
      for (const hubId of hubIds) {
        for (const date of dates) {
          const key = keyOf(hubId, date);
          const known = cells.get(key);
          const underWay = loading.get(key);
          if (known) result.set(key, known);
          else if (underWay) waiting.add(underWay);
          else missing.push({ hubId, date, key });
        }
      }
      if (missing.length > 0) {
        const keys = missing.map((one) => one.key);
        const load_ = load([...new Set(missing.map((one) => one.hubId))], [...new Set(missing.map((one) => one.date))], keys);
        for (const key of keys) loading.set(key, load_);
        waiting.add(load_);
        void load_.catch(() => undefined).finally(() => keys.forEach((key) => loading.get(key) === load_ && loading.delete(key)));
      }
      for (const loaded of await Promise.all(waiting)) for (const [key, held] of loaded) result.set(key, held);
      return result;
    },
    heard: (news) => {
      epoch += 1;
      if (news.kind === "board") {
        const key = keyOf(news.hubId, news.date);
        cells.delete(key);
        loading.delete(key);
        forgotten.set(key, epoch);
      } else if (news.kind === "resync") {
        for (const key of loading.keys()) forgotten.set(key, epoch);
        cells.clear();
        loading.clear();
      }
      if (cells.size > mostCells) cells.clear();
      if (forgotten.size > mostCells && loading.size === 0) forgotten.clear();
    },
  };
}
