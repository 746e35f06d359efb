import { readyToTakeIn } from "../calendar/readyToTakeIn.ts";
import { takeInCopy } from "../calendar/takeInCopy.ts";
import type { Mend } from "./mend.ts";
import { takeInAgain } from "./takeInAgain.ts";

/** The ledger would not take in a copy of a hub mailbox. It is tried again as it stands there now; over when it is taken in, or gone. */
export const mendCopyNotTaken: Mend = async (deps, drift) => {
  const { copy, mailbox } = drift.detail;
  if (copy) return (await takeInAgain(deps, drift)) !== "unread";
  const ready = await readyToTakeIn(deps);
  await deps.ledger.transaction((tx) => takeInCopy(ready, tx, mailbox ?? "", { kind: "removed", graphId: drift.subject }));
  return true;
};
