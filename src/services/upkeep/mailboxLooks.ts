import type { Deps } from "../deps.ts";
import { hubMailboxes } from "../calendar/sweepMailbox.ts";

/**
 * When each mailbox of each hub was last read. One that has never been read counts from an instant, as that of the start of the
 * server, so that it is missed in time; one that no hub uses any more is not missed.
 */
export async function mailboxLooks({ hubBook, ledger }: Pick<Deps, "hubBook" | "ledger">, since: Date): Promise<{ mailbox: string; lookedAt: Date }[]> {
  const [mailboxes, looks] = await Promise.all([hubMailboxes({ hubBook }), ledger.sync.looks()]);
  const seen = new Map(looks.map((look) => [look.mailbox, look.lookedAt]));
  return mailboxes.map((mailbox) => ({ mailbox, lookedAt: seen.get(mailbox) ?? since }));
}
