import { createHash } from "node:crypto";
import type { Hub } from "../../src/domain/hub.ts";
import { pilotHubs } from "../../src/pilot/hubs.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import type { Person, ResourceMailbox, Tenant } from "../../src/standin/tenant.ts";
import { usualPolicy } from "../../src/standin/tenant.ts";

/** A region larger than the pilot: 60 hubs with 400 desks, and 600 people. All of it is made up but the names of villages. */
const villages =
  "Alsen Bispgården Bräcke Duved Edsåsdalen Enafors Fåker Föllinge Gäddede Hallen Hammarstrand Hammerdal Hede Häggenås Hoting Höglekardalen Huså Järpen Kaxås Kälarne Krokom Kvitsle Lillhärdal Lit Ljungdalen Lofsdalen Mattmar Myrviken Mörsil Nälden Oviken Offerdal Orrviken Ottsjö Pålgård Rätan Ramsjö Revsund Rossbol Rödön Sikås Sjoutnäset Stavre Storlien Storsjö Strömsund Sveg Svenstavik Tandsbyn Tandådalen Trångsviken Tännäs Täng Undersåker Valsjöbyn Vemdalen Vemhån Vålådalen Ytterhogdal Åsarna".split(" ");

const uuid = (text: string): string => {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Hubs in four follow the ledger alone in every fourth case; the others are one workspace mailbox each. */
const desksIn = (n: number): number => (n < 40 ? 7 : 6);
const mailboxOf = (n: number): string | null => (n % 4 === 3 ? null : `hubb-m${n}@${demoTenant.domain}`);

export const hubs: readonly Hub[] = villages.map((name, n): Hub => {
  const [pilot] = pilotHubs;
  if (!pilot) throw new Error("the pilot has no hubs");
  const id = `m${String(n).padStart(2, "0")}`;
  const mailbox = mailboxOf(n);
  const calendar = mailbox === null ? "none" : "pool";
  return {
    ...pilot,
    id,
    name,
    locality: name,
    position: { latitude: 62.5 + (n % 10) / 8, longitude: 12.5 + Math.floor(n / 10) / 2, approximate: true },
    opening: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "17:00" })),
    desks: Array.from({ length: desksIn(n) }, (_, i) => ({ id: `${id}-${i + 1}`, hubId: id, name: `Plats ${i + 1}`, calendar, mailbox, kinds: pilot.kinds.slice(0, 2) })),
  };
});
export const desks = hubs.flatMap((hub) => hub.desks);

/** The first so many people of the region. */
export const peopleOf = (count: number): readonly Person[] => Array.from({ length: count }, (_, n): Person => ({ oid: uuid(`person ${n}`), upn: `person.${n}@${demoTenant.domain}`, displayName: `Person ${n}`, locale: "sv-SE", roles: [] }));
export const people = peopleOf(600);

const resources = hubs.flatMap((hub, n): ResourceMailbox[] => {
  const address = mailboxOf(n);
  return address === null ? [] : [{ address, displayName: hub.name, kind: "workspace", placeId: uuid(`place ${n}`), policy: { ...usualPolicy, capacity: hub.desks.length } }];
});

/** The organisation that so many of them are in. */
export const crowdOf = (members: readonly Person[]): Tenant => ({
  ...demoTenant,
  people: members,
  resources,
  roomLists: [],
  grants: { ...Object.fromEntries(resources.map((one) => [one.address, ["Calendars.Read"] as const])), ...Object.fromEntries(members.map((one) => [one.upn, ["Calendars.Read", "Calendars.ReadWrite"] as const])) },
});
export const crowd = crowdOf(people);
