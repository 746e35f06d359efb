import { answer, graphRoot } from "./calls.ts";
import type { Answer, Call, Routes } from "./calls.ts";
import type { Mailbox } from "./directory.ts";
import { parseBody } from "./parseBody.ts";
import { badRequest, refuse } from "./refusal.ts";
import { currentLocation } from "./requestShapes.ts";
import { selected } from "./select.ts";
import type { World } from "./world.ts";

const self = { delegated: ["User.Read", "User.ReadBasic.All", "User.Read.All"], refusal: "directory" } as const;
const others = { delegated: ["User.ReadBasic.All", "User.Read.All"], app: ["User.ReadBasic.All", "User.Read.All", "Directory.Read.All"], refusal: "directory" } as const;
const managers = { delegated: ["User.Read.All"], app: ["User.Read.All", "Directory.Read.All"], refusal: "directory" } as const;
const photos = { delegated: ["User.Read", "User.ReadBasic.All", "ProfilePhoto.Read.All"], app: ["ProfilePhoto.Read.All", "User.Read.All"], refusal: "directory" } as const;

const shownPerson = (one: Mailbox): Record<string, unknown> => {
  const names = one.name.split(" ");
  return {
    businessPhones: [],
    displayName: one.name,
    givenName: one.person ? (names[0] ?? null) : null,
    jobTitle: null,
    mail: one.address,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: one.person?.locale ?? null,
    surname: one.person ? names.slice(1).join(" ") : null,
    userPrincipalName: one.address,
    id: one.id,
  };
};
const unknown = (name: string) => refuse(404, "Request_ResourceNotFound", `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`);

/** People: who they are, their manager, no photo, and where they work just now. */
export function personRoutes(routes: Routes, world: World): void {
  const show = (call: Call, one: Mailbox | undefined, name: string): Answer => {
    if (!one) return unknown(name);
    const extra = { accountEnabled: true, department: null, companyName: null, city: null, userType: "Member" };
    const select = call.query("$select");
    const body = selected(select ? { ...shownPerson(one), ...extra } : shownPerson(one), select);
    return body.ok ? answer(200, { "@odata.context": `${graphRoot}/$metadata#users/$entity`, ...body.value }) : body;
  };
  const showManager = (call: Call, one: Mailbox | undefined, name: string): Answer => {
    const manager = world.find(one?.person?.manager ?? "");
    const shown = one && manager ? show(call, manager, name) : unknown(one ? "manager" : name);
    return shown.ok ? answer(200, { ...shown.value.body, "@odata.type": "#microsoft.graph.user" }) : shown;
  };
  const me = (call: Call): Mailbox | undefined => world.find(call.caller.oid ?? "");
  const noPhoto = (): Answer => refuse(404, "ImageNotFound", "The photo wasn't found.");

  routes.open("get", "/me", self, (call) => show(call, me(call), "me"));
  routes.open("get", "/me/manager", managers, (call) => showManager(call, me(call), "me"));
  routes.open("get", "/users/{user-id}", others, (call) => show(call, world.find(call.param("user")), call.param("user")));
  routes.open("get", "/users/{user-id}/manager", managers, (call) => showManager(call, world.find(call.param("user")), call.param("user")));
  for (const whose of ["/me", "/users/{user-id}"]) for (const form of ["/photo", "/photo/$value"]) routes.open("get", `${whose}${form}`, photos, noPhoto);

  routes.open("post", "/me/settings/workHoursAndLocations/occurrences/setCurrentLocation", { delegated: ["Calendars.ReadWrite"], refusal: "exchange" }, (call) => {
    const body = parseBody(currentLocation, call.body);
    if (!body.ok) return body;
    return body.value.workLocationType ? answer(204) : badRequest("workLocationType is required.");
  });
}
