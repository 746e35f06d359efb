import type { LocalDate } from "../../domain/time.ts";
import type { BoardClaim, Ledger, News } from "../ports.ts";

/**
 * Who claims what at a hub on a date, kept in memory cell by cell: the board is looked at far more often than it changes.
 * A cell is forgotten at once when this replica commits a change and when the ledger tells of another's; a lost connection
 * forgets all, and so does a minute, lest a change stays unseen that a process was killed before telling. What is decided is decided on the ledger, never on a cell. A cell that has not changed is the same array again,
 * so that what is worked out from it can be kept beside it.
 */
export type Cells = {
  /** The claims at each hub, in the order asked for, on each date, in the order asked for. */
  read(hubIds: readonly string[], dates: readonly LocalDate[]): Promise<readonly (readonly Cell[])[]>;
  /** The claims at a hub on a date when they are in memory. */
  peek(hubId: string, date: LocalDate): Cell | null;
  heard(news: News): void;
};
export type Cell = readonly BoardClaim[];

const mostCells = 100_000;
const oldestMs = 60_000;
const nobody: Cell = [];

export function makeCells(ledger: Pick<Ledger, "claims">, now: () => Date): Cells {
  /** by date, then hub: both are looked up as they are, without making a key of the two */
  const known = new Map<LocalDate, Map<string, Cell>>();
  let kept = 0;
  let keptSince = 0;
  const loading = new Map<string, Promise<ReadonlyMap<string, Cell>>>();
  /** grows when anything is forgotten, so that a read that began before is not kept after */
  const forgotten = new Map<string, number>();
  let epoch = 0;

  const keyOf = (hubId: string, date: LocalDate): string => `${hubId} ${date}`;
  const keep = (hubId: string, date: LocalDate, cell: Cell): void => {
    const day = known.get(date) ?? new Map<string, Cell>();
    known.set(date, day);
    if (!day.has(hubId)) kept += 1;
    day.set(hubId, cell);
  };
  const forgetAll = (): void => {
    known.clear();
    kept = 0;
    keptSince = now().getTime();
  };

  const load = async (wanted: readonly { hubId: string; date: LocalDate; key: string }[]): Promise<ReadonlyMap<string, Cell>> => {
    const before = epoch;
    const claims = await ledger.claims([...new Set(wanted.map((one) => one.hubId))], [...new Set(wanted.map((one) => one.date))]);
    const found = new Map<string, BoardClaim[]>(wanted.map(({ key }) => [key, []]));
    for (const claim of claims) found.get(keyOf(claim.hubId, claim.date))?.push(claim);
    for (const { hubId, date, key } of wanted) if ((forgotten.get(key) ?? 0) <= before) keep(hubId, date, found.get(key) ?? nobody);
    return found;
  };

  /** Waits for what is not known: joins the reads that are under way and begins one for the rest. */
  const fetch = async (unknown: readonly { hubId: string; date: LocalDate; key: string }[]): Promise<ReadonlyMap<string, Cell>> => {
    const underWay = new Set(unknown.flatMap(({ key }) => loading.get(key) ?? []));
    const missing = unknown.filter(({ key }) => !loading.has(key));
    if (missing.length > 0) {
      const begun = load(missing);
      for (const { key } of missing) loading.set(key, begun);
      underWay.add(begun);
      void begun.catch(() => undefined).finally(() => {
        for (const { key } of missing) if (loading.get(key) === begun) loading.delete(key);
      });
    }
    return new Map((await Promise.all(underWay)).flatMap((loaded) => [...loaded]));
  };

  return {
    read: async (hubIds, dates) => {
      if (Math.abs(now().getTime() - keptSince) > oldestMs) forgetAll();
      const days = dates.map((date) => known.get(date));
      const rows = hubIds.map((hubId) => days.map((day) => day?.get(hubId)));
      const unknown = rows.flatMap((row, h) => row.flatMap((cell, d) => (cell ? [] : [{ hubId: hubIds[h] ?? "", date: dates[d] ?? "", key: keyOf(hubIds[h] ?? "", dates[d] ?? "") }])));
      const fetched = unknown.length === 0 ? null : await fetch(unknown);
      return rows.map((row, h) => row.map((cell, d) => cell ?? fetched?.get(keyOf(hubIds[h] ?? "", dates[d] ?? "")) ?? nobody));
    },
    peek: (hubId, date) => known.get(date)?.get(hubId) ?? null,
    heard: (news) => {
      epoch += 1;
      if (news.kind === "board") {
        const key = keyOf(news.hubId, news.date);
        if (known.get(news.date)?.delete(news.hubId)) kept -= 1;
        loading.delete(key);
        forgotten.set(key, epoch);
      } else if (news.kind === "resync") {
        for (const key of loading.keys()) forgotten.set(key, epoch);
        forgetAll();
        loading.clear();
      }
      if (kept > mostCells) forgetAll();
      if (forgotten.size > mostCells && loading.size === 0) forgotten.clear();
    },
  };
}
