import type { Person, Role, Tenant } from "../../src/standin/tenant.ts";

const someone = (n: number, upn: string, displayName: string, roles: Role[] = []): Person => ({
  oid: `00000000-0000-4000-8000-00000000000${n}`,
  upn: `${upn}@regionen.example`,
  displayName,
  locale: n === 4 ? "en-GB" : "sv-SE",
  roles,
});

/** A small organisation for tests of sign-in and chat; it has no mailboxes. */
export const madeUpTenant: Tenant = {
  tenantId: "11111111-1111-4111-8111-111111111111",
  domain: "regionen.example",
  tabApp: "22222222-2222-4222-8222-222222222222",
  botApp: "33333333-3333-4333-8333-333333333333",
  people: [
    someone(1, "anna.nilsson", "Anna Nilsson"),
    someone(2, "bo.eriksson", "Bo Eriksson"),
    someone(3, "cecilia.jonsson", "Cecilia Jonsson", ["hr"]),
    someone(4, "david.holm", "David Holm", ["planner"]),
    someone(5, "eva.lind", "Eva Lind", ["administrator"]),
    someone(6, "helena.sandberg", "Helena Sandberg"),
  ],
  resources: [],
  roomLists: [],
  controlMailbox: "control@regionen.example",
  grants: {},
};
