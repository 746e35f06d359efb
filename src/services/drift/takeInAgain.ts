import { takeInCopy } from "../calendar/takeInCopy.ts";
import { newFor } from "../calendar/looks.ts";
import { readyToTakeIn } from "../calendar/readyToTakeIn.ts";
import type { Drift } from "../ports.ts";
import type { MendDeps } from "./mend.ts";

/** Reads the hub mailbox's copy that a difference is about once more, and takes it in. False when it is gone, or over, or there is none. */
export async function takeInAgain(deps: MendDeps, drift: Drift): Promise<boolean> {
  const { copy, mailbox } = drift.detail;
  if (!copy || mailbox === undefined || copy.during.end <= deps.world.now()) return false;
  const read = await deps.calendar.read(mailbox, copy.graphId);
  // One 404 so soon after the copy came proves nothing.
  if (!read.ok) return read.why !== "not-found" || deps.world.now().getTime() - drift.since.getTime() < newFor * 1000;
  if (read.value.cancelled) return false;
  const fresh = { ...copy, during: read.value.during ?? copy.during };
  const ready = await readyToTakeIn(deps);
  await deps.ledger.transaction((tx) => takeInCopy(ready, tx, mailbox, fresh));
  return true;
}
