import type { Drift, DriftCause } from "../ports.ts";
import type { Mend, MendDeps } from "./mend.ts";
import { mendCopyNotTaken } from "./mendCopyNotTaken.ts";
import { mendDeclinedThoughThere } from "./mendDeclinedThoughThere.ts";
import { mendGraphRefuses } from "./mendGraphRefuses.ts";
import { mendHubCopyMissing } from "./mendHubCopyMissing.ts";
import { mendOverCapacity } from "./mendOverCapacity.ts";
import { mendUnanswered } from "./mendUnanswered.ts";
import { mendUnmatchedCopy } from "./mendUnmatchedCopy.ts";

/** How each cause is mended; null: only a person can. */
const rules: Readonly<Record<DriftCause, Mend | null>> = {
  unanswered: mendUnanswered,
  "declined-though-there": mendDeclinedThoughThere,
  "over-capacity": mendOverCapacity,
  "unmatched-copy": mendUnmatchedCopy,
  "copy-not-taken": mendCopyNotTaken,
  "hub-copy-missing": mendHubCopyMissing,
  "graph-refuses": mendGraphRefuses,
  "unmapped-place": null,
};
export const isMendable = (cause: DriftCause): boolean => rules[cause] !== null;

/** Minutes until the next try, by how many there have been; after the last it is left to a person. */
const waits = [1, 2, 5, 15, 60, 240, 1440] as const;

/** A desk may come free at any time until the meeting is over. */
const desksAreLookedForEvery = 15;
const waitOf = ({ cause, tries }: Drift): number | undefined => (cause === "over-capacity" ? Math.min(waits[tries] ?? Infinity, desksAreLookedForEvery) : waits[tries]);

/** Mends one difference now. A difference that two ask about at once is mended once: each rule reads everything anew, in a transaction. */
export async function mendNow(deps: MendDeps, drift: Drift): Promise<boolean> {
  const rule = rules[drift.cause];
  const again = async (): Promise<false> => {
    const wait = rule ? waitOf(drift) : undefined;
    await deps.ledger.drift.tried(drift.id, wait === undefined ? null : new Date(deps.world.now().getTime() + wait * 60_000));
    return false;
  };
  try {
    if (!rule || !(await rule(deps, drift))) return await again();
  } catch (fault) {
    await again();
    throw fault;
  }
  await deps.ledger.transaction((tx) => tx.settleDrift(drift.cause, drift.subject));
  return true;
}

/** Mends those whose time has come. One that breaks off holds up none of the others; it is tried again with them, and told of in the end. */
export async function mendDue(deps: MendDeps): Promise<void> {
  const broken: unknown[] = [];
  for (const drift of await deps.ledger.drift.due(deps.world.now(), 100)) await mendNow(deps, drift).catch((fault: unknown) => broken.push(fault));
  if (broken.length > 0) throw new AggregateError(broken, `${broken.length} differences could not be tried: ${broken.map(String).join("; ")}`);
}
