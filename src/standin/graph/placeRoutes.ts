import { answer, graphRoot } from "./calls.ts";
import type { Call, Routes } from "./calls.ts";
import { listing } from "./listing.ts";
import { parseBody } from "./parseBody.ts";
import { placesOf } from "./placesOf.ts";
import type { Place, PlaceType } from "./placesOf.ts";
import { refuse } from "./refusal.ts";
import { checkInCreate } from "./requestShapes.ts";
import { selected } from "./select.ts";
import type { World } from "./world.ts";

const reading = { delegated: ["Place.Read.All", "Place.ReadWrite.All"], app: ["Place.Read.All", "Place.ReadWrite.All"], refusal: "directory" } as const;
/** No app may check in: only the person who sits there. */
const checkingIn = { delegated: ["Calendars.ReadWrite"], refusal: "exchange" } as const;
const types: readonly PlaceType[] = ["building", "floor", "section", "desk", "room", "workspace", "roomList"];
const pageOf: Readonly<Record<PlaceType, number>> = { room: 100, workspace: 100, roomList: 100, building: 1000, floor: 1000, section: 1000, desk: 1000 };
const notFound = () => refuse(404, "NotFound", "The place was not found.");
const plural = (type: PlaceType): string => `places/microsoft.graph.${type}`;

/** Places: by cast only, since there is no list of all; and checking in. */
export function placeRoutes(routes: Routes, world: World): void {
  /** Without buildings in the tenant every list is empty, however many rooms there are. */
  const listed = (keep: (place: Place) => boolean): Record<string, unknown>[] => (world.buildingsEnabled() ? placesOf(world).filter(keep).map((place) => place.shown) : []);
  const find = (name: string): Place | undefined =>
    placesOf(world).find((place) => place.placeId === name.toLowerCase() || place.address === name.toLowerCase() || place.shown["id"] === name.toLowerCase());

  for (const type of types)
    routes.open("get", `/places/microsoft.graph.${type}`, reading, (call) => listing(call, plural(type), listed((place) => place.type === type), pageOf[type]));

  const one = (call: Call, type?: PlaceType) => {
    const place = find(call.param("place"));
    if (!place || (type && place.type !== type)) return notFound();
    const shown = selected(place.shown, call.query("$select"));
    return shown.ok ? answer(200, { "@odata.context": `${graphRoot}/$metadata#places/$entity`, ...shown.value }) : shown;
  };
  routes.open("get", "/places/{place-id}", reading, (call) => one(call));
  for (const type of types) routes.open("get", `/places/{place-id}/microsoft.graph.${type}`, reading, (call) => one(call, type));

  for (const [child, type] of [["rooms", "room"], ["workspaces", "workspace"]] as const)
    routes.open("get", `/places/{place-id}/microsoft.graph.roomList/${child}`, reading, (call) => {
      // The list's e-mail address, not its id: so it is with Graph.
      const list = placesOf(world).find((place) => place.type === "roomList" && place.address === call.param("place").toLowerCase());
      return list ? listing(call, plural(type), listed((place) => place.type === type && place.roomList === list.address), 100) : notFound();
    });

  routes.open("get", "/places/{place-id}/descendants", reading, (call) => {
    const root = find(call.param("place"));
    if (!root) return notFound();
    const all = placesOf(world);
    const isUnder = (place: Place): boolean => place.parentId === root.placeId || all.some((up) => up.placeId === place.parentId && isUnder(up));
    return listing(call, "places", listed(isUnder), 100, 1000);
  });

  routes.open("post", "/places/{place-id}/checkIns", checkingIn, (call) => {
    const body = parseBody(checkInCreate, call.body);
    if (!body.ok) return body;
    const place = find(call.param("place"));
    const meeting = world.copies.ofMeeting(body.value.calendarEventId).filter((copy) => !copy.gone && !copy.isCancelled);
    const person = world.find(call.caller.oid ?? "")?.address;
    if (!place || !meeting.some((copy) => copy.mailbox === place.address) || !meeting.some((copy) => copy.mailbox === person)) return notFound();
    const { calendarEventId, checkInMethod } = body.value;
    const createdDateTime = world.clock.now().toISOString();
    world.addCheckIn({ id: `${place.placeId}|${calendarEventId}`, placeId: place.placeId, calendarEventId, checkInMethod, createdDateTime, by: call.caller.oid ?? "" });
    return answer(201, { "@odata.context": `${graphRoot}/$metadata#places('${place.placeId}')/checkIns/$entity`, calendarEventId, checkInMethod, createdDateTime });
  });
  routes.open("get", "/places/{place-id}/checkIns/{event-id}", checkingIn, (call) => {
    const place = find(call.param("place"));
    const claim = world.checkIns().find((claimed) => claimed.placeId === place?.placeId && claimed.calendarEventId === call.param("event"));
    if (!claim) return notFound();
    const { calendarEventId, checkInMethod, createdDateTime } = claim;
    // The documentation shows the answer wrapped in `value`, unlike that of the POST.
    return answer(200, { value: { calendarEventId, checkInMethod, createdDateTime } });
  });
}
