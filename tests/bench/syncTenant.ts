import { createHash } from "node:crypto";
import type { Hub } from "../../src/domain/hub.ts";
import type { ResourceMailbox, Tenant } from "../../src/standin/tenant.ts";
import { usualPolicy } from "../../src/standin/tenant.ts";
import { crowdOf, hubs, peopleOf } from "./crowd.ts";

/** The region's sixty hubs where every one of them has a mailbox, as none has to. */
export const mailboxOf = (hub: Pick<Hub, "id">): string => `alla-${hub.id}@regionen.example`;
export const hubsWithMailbox: readonly Hub[] = hubs.map((hub) => ({ ...hub, desks: hub.desks.map((desk) => ({ ...desk, calendar: "pool", mailbox: mailboxOf(hub) })) }));

const placeIdOf = (hub: Hub): string => createHash("sha256").update(hub.id).digest("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
const resources = hubsWithMailbox.map((hub): ResourceMailbox => ({ address: mailboxOf(hub), displayName: hub.name, kind: "workspace", placeId: placeIdOf(hub), policy: { ...usualPolicy, capacity: hub.desks.length } }));

export const syncPeople = peopleOf(1000);
const crowd = crowdOf(syncPeople);
export const syncTenant: Tenant = { ...crowd, resources, grants: { ...crowd.grants, ...Object.fromEntries(resources.map((one) => [one.address, ["Calendars.Read"] as const])) } };
