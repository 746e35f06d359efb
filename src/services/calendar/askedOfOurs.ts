import type { Hub } from "../../domain/hub.ts";
import type { Asked, SentEvent } from "../ports.ts";

const mailboxesOf = (hubs: readonly Hub[]): Set<string> => new Set(hubs.flatMap((hub) => hub.desks.flatMap((desk) => desk.mailbox?.toLowerCase() ?? [])));

/**
 * What our own event says of the mailbox that it was made for; null when it does not ask it any more: the person has taken it off
 * in Outlook, or put another hub in its place. Exchange may call a mailbox by another of its addresses, so that the one room that
 * no hub knows counts as ours.
 */
export function askedOfOurs(read: SentEvent, mailbox: string, hubs: readonly Hub[]): Asked | null {
  const named = read.asked.find((one) => one.mail === mailbox.toLowerCase());
  if (named) return named;
  const known = mailboxesOf(hubs);
  const [stranger, ...more] = read.asked.filter((one) => one.resource && !known.has(one.mail));
  return more.length === 0 ? (stranger ?? null) : null;
}

/** The mailbox of another hub that the event asks instead, as the hub has it entered; null when there is none. */
export const askedInstead = (read: SentEvent, hubs: readonly Hub[]): string | null =>
  hubs.flatMap((hub) => hub.desks).find((desk) => desk.mailbox !== null && read.asked.some((one) => one.mail === desk.mailbox?.toLowerCase()))?.mailbox ?? null;
