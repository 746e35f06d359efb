import type { Mend } from "./mend.ts";
import { takeInAgain } from "./takeInAgain.ts";

/** A copy in a hub mailbox may have been of an event of ours on its way. By now its iCalUId is known, or it is somebody else's. */
export const mendUnmatchedCopy: Mend = async (deps, drift) => {
  const { copy, mailbox } = drift.detail;
  if (!copy || mailbox === undefined || (await takeInAgain(deps, drift)) === "gone") return true;
  const stillUnknown = await deps.ledger.transaction((tx) => tx.isOnItsWay({ mailbox, organizerMail: copy.organizer?.mail ?? "", during: copy.during }));
  return !stillUnknown;
};
