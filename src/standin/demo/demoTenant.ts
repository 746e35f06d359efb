import { uuidFor } from "../graph/directory.ts";
import type { ResourceMailbox, Tenant } from "../tenant.ts";
import { usualPolicy } from "../tenant.ts";
import { demoGroups } from "./demoGroups.ts";
import { demoDomain, demoPeople } from "./demoPeople.ts";

/** The hubs of the pilot that have mailboxes: seats in the pool, and the numbers of the desks that have one of their own. */
const hubs: readonly { slug: string; name: string; pool: number; own: readonly number[] }[] = [
  { slug: "stuguns-bibliotek", name: "Stuguns bibliotek", pool: 4, own: [] },
  { slug: "skidtunneln", name: "Skidtunneln i Gällö", pool: 6, own: [] },
  { slug: "brunflo", name: "Brunflo", pool: 3, own: [] },
  { slug: "fjallhubben", name: "Fjällhubben", pool: 4, own: [] },
  { slug: "house-be", name: "House Be", pool: 4, own: [5, 6] },
  { slug: "as-torsta", name: "Ås/Torsta", pool: 5, own: [] },
  { slug: "samverket", name: "Samverket", pool: 10, own: [11, 12] },
];

const listOf = (slug: string): string => `lista-${slug}@${demoDomain}`;

const resources: readonly ResourceMailbox[] = hubs.flatMap(({ slug, name, pool, own }): ResourceMailbox[] => {
  const at = (address: string, displayName: string, kind: ResourceMailbox["kind"], capacity: number): ResourceMailbox => ({
    address: `${address}@${demoDomain}`,
    displayName,
    kind,
    placeId: uuidFor(`place ${address}`),
    roomList: listOf(slug),
    policy: { ...usualPolicy, capacity },
  });
  return [at(`hubb-${slug}`, name, "workspace", pool), ...own.map((number) => at(`plats-${slug}-${number}`, `${name} plats ${number}`, "desk", 1))];
});

const controlMailbox = `kontroll@${demoDomain}`;

/** The organisation of a bare clone. Everything in it is invented but the names of the hubs. */
export const demoTenant: Tenant = {
  tenantId: "7d0f3c1e-5a24-4b8e-9c61-2f4e8a9b0d13",
  domain: demoDomain,
  tabApp: "3b9a6f52-8c17-4d0e-a2b5-6e1f7c8d9a04",
  botApp: "c4e81d27-1f63-4a9b-8d70-5b2a9e3f6c15",
  people: demoPeople,
  groups: demoGroups,
  resources,
  roomLists: hubs.map(({ slug, name }) => ({ address: listOf(slug), displayName: name, placeId: uuidFor(`place ${listOf(slug)}`) })),
  controlMailbox,
  grants: {
    ...Object.fromEntries(resources.map((one) => [one.address, ["Calendars.Read"] as const])),
    ...Object.fromEntries(demoPeople.map((one) => [one.upn, ["Calendars.Read", "Calendars.ReadWrite"] as const])),
  },
};
