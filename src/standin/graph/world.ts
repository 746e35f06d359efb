import { randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";
import type { MailboxPolicy, Tenant } from "../tenant.ts";
import { usualPolicy } from "../tenant.ts";
import { openCopies } from "./copies.ts";
import type { Copies } from "./copies.ts";
import { makeDirectory } from "./directory.ts";
import type { Mailbox } from "./directory.ts";

/** A mail that Exchange would have sent; kept to show how many a change costs. */
export type Mail = { id: string; at: string; kind: "invitation" | "update" | "cancellation" | "answer"; from: string; to: string; subject: string; says?: string };

/** Something the booking attendant will do when the clock reaches `due`. */
export type Pending = { id: string; what: "forget-answer" | "answer"; mailbox: string; iCalUId: string; due: string };

export type CheckIn = { id: string; placeId: string; calendarEventId: string; checkInMethod: string; createdDateTime: string; by: string };

/** All that Exchange and Places hold, over one store. */
export type World = {
  tenant: Tenant;
  clock: Clock;
  copies: Copies;
  find(idOrAddress: string): Mailbox | undefined;
  policyOf(address: string): MailboxPolicy;
  setPolicy(address: string, change: Partial<MailboxPolicy>): MailboxPolicy;
  /** what Exchange RBAC for Applications grants the tab's app on a mailbox */
  grantsOf(address: string): readonly string[];
  /** Grants something else from now on; null goes back to what the tenant says. */
  setGrants(address: string, grants: readonly string[] | null): void;
  mails(): Mail[];
  logMail(mail: Omit<Mail, "id" | "at">): void;
  pending(): Pending[];
  plan(one: Pending): void;
  done(id: string): void;
  checkIns(): CheckIn[];
  addCheckIn(one: CheckIn): void;
  /** Without it the tenant has no building, and Places lists nothing at all. */
  buildingsEnabled(): boolean;
  enableBuildings(on: boolean): void;
  /** a new 32-digit key */
  newKey(): string;
  /** After the store was cleared: what is held beside it is read again. */
  reload(): void;
};

export function makeWorld(deps: { tenant: Tenant; store: Store; clock: Clock }): World {
  const { tenant, store, clock } = deps;
  const copies = openCopies(store);
  const find = makeDirectory(tenant);
  const policies = store.shelf<Partial<MailboxPolicy>>("graph/policy");
  const grants = store.shelf<readonly string[]>("graph/grant");
  const mails = store.shelf<Mail>("graph/mail");
  const pending = store.shelf<Pending>("graph/pending");
  const checkIns = store.shelf<CheckIn>("graph/checkIn");
  const switches = store.shelf<boolean>("graph/switch");
  const policyOf = (address: string): MailboxPolicy => ({
    ...(find(address)?.resource?.policy ?? usualPolicy),
    ...policies.get(address.toLowerCase()),
  });
  return {
    tenant,
    clock,
    copies,
    find,
    policyOf,
    setPolicy: (address, change) => {
      policies.put(address.toLowerCase(), { ...policies.get(address.toLowerCase()), ...change });
      return policyOf(address);
    },
    grantsOf: (address) => grants.get(address.toLowerCase()) ?? tenant.grants[address.toLowerCase()] ?? [],
    setGrants: (address, granted) => (granted ? grants.put(address.toLowerCase(), granted) : grants.drop(address.toLowerCase())),
    mails: () => mails.values(),
    logMail: (mail) => {
      const id = randomUUID();
      mails.put(id, { id, at: clock.now().toISOString(), ...mail });
    },
    pending: () => pending.values(),
    plan: (one) => pending.put(one.id, one),
    done: (id) => pending.drop(id),
    checkIns: () => checkIns.values(),
    addCheckIn: (one) => checkIns.put(one.id, one),
    buildingsEnabled: () => switches.get("buildings") ?? true,
    enableBuildings: (on) => switches.put("buildings", on),
    newKey: () => randomUUID().replaceAll("-", ""),
    reload: () => copies.reload(),
  };
}
