import { takeInCopy } from "../calendar/takeInCopy.ts";
import { newFor } from "../calendar/looks.ts";
import { readyToTakeIn } from "../calendar/readyToTakeIn.ts";
import type { Drift } from "../ports.ts";
import type { MendDeps } from "./mend.ts";

/**
 * Reads the hub mailbox's copy that a difference is about once more, and takes it in.
 * @returns "unread" when Graph did not tell how it stands; "gone" when there is none any more, or it is over
 */
export async function takeInAgain(deps: MendDeps, drift: Drift): Promise<"taken" | "unread" | "gone"> {
  const { copy, mailbox } = drift.detail;
  if (!copy || mailbox === undefined || copy.during.end <= deps.world.now()) return "gone";
  const read = await deps.calendar.read(mailbox, copy.graphId);
  // One 404 so soon after the copy came proves nothing.
  if (!read.ok) return read.why !== "not-found" || deps.world.now().getTime() - drift.since.getTime() < newFor * 1000 ? "unread" : "gone";
  if (read.value.cancelled) return "gone";
  const fresh = { ...copy, during: read.value.during ?? copy.during };
  const ready = await readyToTakeIn(deps);
  await deps.ledger.transaction((tx) => takeInCopy(ready, tx, mailbox, fresh));
  return "taken";
}
