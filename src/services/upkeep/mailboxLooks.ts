import type { Deps } from "../deps.ts";
import type { Hub } from "../../domain/hub.ts";
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

/** Whether an address in lower case is a hub's mailbox; asked at every call, so that it is worked out once for as long as the hubs stay the same. False while they cannot be read. */
export function makeIsHubMailbox(hubBook: Deps["hubBook"]): (mailbox: string | null) => Promise<boolean> {
  let known: { readonly of: readonly Hub[]; readonly mailboxes: ReadonlySet<string> } | null = null;
  return async (mailbox) => {
    if (mailbox === null) return false;
    const hubs = await hubBook.all().catch(() => null);
    if (hubs === null) return false;
    if (known?.of !== hubs) known = { of: hubs, mailboxes: new Set((await hubMailboxes({ hubBook })).map((one) => one.toLowerCase())) };
    return known.mailboxes.has(mailbox);
  };
}
