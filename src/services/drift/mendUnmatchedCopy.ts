import type { Mend } from "./mend.ts";
import { takeInAgain } from "./takeInAgain.ts";

/** A copy in a hub mailbox may have been of an event of ours on its way. By now its iCalUId is known, or it is somebody else's: over when the copy, read anew, is taken in or gone. */
export const mendUnmatchedCopy: Mend = async (deps, drift) => {
  const { copy, mailbox } = drift.detail;
  if (!copy || mailbox === undefined) return true;
  const again = await takeInAgain(deps, drift);
  if (again !== "taken") return again === "gone";
  const stillUnknown = await deps.ledger.transaction((tx) => tx.isOnItsWay({ mailbox, organizerMail: copy.organizer?.mail ?? "", during: copy.during }));
  return !stillUnknown;
};
