import { createHash } from "node:crypto";
import type { Person, ResourceMailbox, Tenant } from "../tenant.ts";

/** A mailbox of the tenant: a person's, a hub's, or another one such as the control mailbox. */
export type Mailbox = {
  /** lower case */
  address: string;
  name: string;
  id: string;
  person?: Person;
  resource?: ResourceMailbox;
};

/** A UUID that is always the same for the same name. */
export function uuidFor(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Everyone who has a mailbox, by address and by object id. */
export function makeDirectory(tenant: Tenant): (idOrAddress: string) => Mailbox | undefined {
  const known = new Map<string, Mailbox>();
  const enter = (mailbox: Mailbox): void => {
    known.set(mailbox.address, mailbox);
    known.set(mailbox.id, mailbox);
  };
  for (const person of tenant.people) enter({ address: person.upn.toLowerCase(), name: person.displayName, id: person.oid, person });
  for (const resource of tenant.resources) {
    const address = resource.address.toLowerCase();
    enter({ address, name: resource.displayName, id: uuidFor(address), resource });
  }
  const control = tenant.controlMailbox.toLowerCase();
  if (!known.has(control)) enter({ address: control, name: control, id: uuidFor(control) });
  return (idOrAddress) => known.get(idOrAddress.toLowerCase());
}
