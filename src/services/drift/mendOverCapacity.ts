import { eventsOfCopy } from "../calendar/followOutlook.ts";
import type { Mend } from "./mend.ts";
import { takeInAgain } from "./takeInAgain.ts";

/** A meeting made in Outlook found too few free desks. It is taken in again, for a desk may have come free; over when it has all its seats, or is gone. */
export const mendOverCapacity: Mend = async (deps, drift) => {
  if ((await takeInAgain(deps, drift)) === "gone") return true;
  const events = await deps.ledger.transaction((tx) => tx.eventsByCopy({ iCalUId: drift.subject, hubCopyId: drift.detail.copy?.graphId ?? "" }));
  return eventsOfCopy(drift.detail.mailbox ?? "", { kind: "removed", graphId: drift.detail.copy?.graphId ?? "" }, events).filter((event) => event.wanted === "present").length >= (drift.detail.copy?.seats ?? 0);
};
