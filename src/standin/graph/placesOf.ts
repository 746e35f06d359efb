import type { ResourceMailbox } from "../tenant.ts";
import { uuidFor } from "./directory.ts";
import type { World } from "./world.ts";

export type PlaceType = "building" | "floor" | "section" | "desk" | "room" | "workspace" | "roomList";

/** A place as Graph shows it, with what the stand-in needs to find it by. */
export type Place = { type: PlaceType; placeId: string; address: string | null; roomList: string | null; parentId: string | null; shown: Record<string, unknown> };

const reservable = { "@odata.type": "#microsoft.graph.reservablePlaceMode" };

const place = (type: PlaceType, placeId: string, displayName: string, parentId: string | null, more: Record<string, unknown>): Record<string, unknown> => ({
  "@odata.type": `#microsoft.graph.${type}`,
  // `id` may change with the mailbox; placeId may not. They are never the same here.
  id: uuidFor(`place id ${placeId}`),
  placeId,
  displayName,
  address: null,
  geoCoordinates: null,
  phone: null,
  label: null,
  tags: [],
  parentId,
  isWheelChairAccessible: true,
  ...more,
});

const ofResource = (one: ResourceMailbox, section: string, capacity: number): Place => {
  const mailbox = one.address.toLowerCase();
  const common = { nickname: one.displayName, emailAddress: one.address, displayDeviceName: null };
  const byKind = {
    // A desk has no emailAddress of its own: its mailbox is told of in mailboxDetails.
    desk: { displayDeviceName: null, heightAdjustableState: "enabled", mailboxDetails: { emailAddress: one.address, externalDirectoryObjectId: uuidFor(mailbox) }, mode: reservable, servicePlans: [] },
    room: { ...common, capacity, bookingType: "standard", building: null, floorNumber: null, floorLabel: null, audioDeviceName: null, videoDeviceName: null },
    workspace: { ...common, capacity, mode: reservable },
  };
  return { type: one.kind, placeId: one.placeId, address: mailbox, roomList: one.roomList?.toLowerCase() ?? null, parentId: section, shown: place(one.kind, one.placeId, one.displayName, section, byKind[one.kind]) };
};

/** Every place of the tenant: what it declares, and for each room list a building with one floor and one section to hang them on. */
export function placesOf(world: World): Place[] {
  const { tenant } = world;
  const lists = tenant.roomLists.map(({ address, displayName, placeId }): Place => ({
    type: "roomList",
    placeId,
    address: address.toLowerCase(),
    roomList: null,
    parentId: null,
    shown: place("roomList", placeId, displayName, null, { emailAddress: address }),
  }));
  const sectionOf = (roomList: string | undefined): string => uuidFor(`section ${roomList?.toLowerCase() ?? ""}`);
  const homes = [...new Set(tenant.resources.map((one) => one.roomList?.toLowerCase()))].flatMap((list): Place[] => {
    const name = tenant.roomLists.find((one) => one.address.toLowerCase() === list)?.displayName ?? tenant.domain;
    const building = uuidFor(`building ${list ?? ""}`);
    const floor = uuidFor(`floor ${list ?? ""}`);
    const section = sectionOf(list);
    const at = (type: PlaceType, placeId: string, title: string, parentId: string | null, more: Record<string, unknown>): Place => ({
      type, placeId, address: null, roomList: null, parentId, shown: place(type, placeId, title, parentId, more),
    });
    return [
      at("building", building, name, null, { wifiState: "enabled", resourceLinks: [] }),
      at("floor", floor, "Plan 1", building, { sortOrder: 0 }),
      at("section", section, name, floor, {}),
    ];
  });
  const resources = tenant.resources.map((one) => ofResource(one, sectionOf(one.roomList), world.policyOf(one.address).capacity));
  return [...lists, ...homes, ...resources];
}
