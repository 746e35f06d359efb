import type { Desk, Kind } from "../domain/hub.ts";

/** The make-believe organisation's mail domain; `.example` can never be delivered to. */
export const pilotMailDomain = "regionen.example";

/** The one workspace mailbox whose seats are a hub's pool desks. */
export const poolMailboxOf = (hubId: string): string => `hubb-${hubId}@${pilotMailDomain}`;
/** The mailbox of a desk that has its own; the number is the desk's. */
export const ownMailboxOf = (hubId: string, number: number): string => `plats-${hubId}-${number}@${pilotMailDomain}`;

type Row = { readonly calendar: "pool" | "own" | "none"; readonly kinds: readonly Kind[] };

const mailboxOf = (hubId: string, calendar: Row["calendar"], number: number): string | null => {
  if (calendar === "none") return null;
  return calendar === "pool" ? poolMailboxOf(hubId) : ownMailboxOf(hubId, number);
};

/** A hub's desks in order, numbered from 1: ids "brunflo-1", "brunflo-2" …, names "Plats 1", "Plats 2" …. */
export const desksOf = (hubId: string, rows: readonly Row[]): Desk[] =>
  rows.map(({ calendar, kinds }, i) => ({
    id: `${hubId}-${i + 1}`,
    hubId,
    name: `Plats ${i + 1}`,
    calendar,
    mailbox: mailboxOf(hubId, calendar, i + 1),
    kinds,
  }));

/** `count` desks of one kind of calendar; the nth takes the nth list of kinds, and the lists start over when they run out. */
export const rowsOf = (calendar: Row["calendar"], count: number, kinds: readonly (readonly Kind[])[]): Row[] =>
  Array.from({ length: count }, (_, i) => ({ calendar, kinds: kinds[i % kinds.length] ?? [] }));
