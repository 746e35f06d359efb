import type { Tenant } from "../tenant.ts";
import { answer, graphRoot } from "./calls.ts";
import type { Routes } from "./calls.ts";
import { uuidFor } from "./directory.ts";
import { badRequest, refuse } from "./refusal.ts";
import { appInstallation } from "./requestShapes.ts";
import type { World } from "./world.ts";

/** The app's id in the organisation's catalogue, which is another than the one in its manifest. */
export const catalogIdOf = (tenant: Pick<Tenant, "botApp">): string => uuidFor(`the app of ${tenant.botApp} in the catalogue`);

/** Puts the app in people's chats. */
export type Installs = { /** false: it is there already */ install(oid: string): boolean };

const rights = { app: ["TeamsAppInstallation.ReadWriteSelfForUser.All"], refusal: "directory" } as const;
const bound = `${graphRoot}/appCatalogs/teamsApps/`;

/** Installing the app for a person, as the app itself may. */
export function installRoutes(routes: Routes, world: World, { tenant, installs }: { readonly tenant: Tenant; readonly installs: Installs }): void {
  routes.open("post", "/users/{user-id}/teamwork/installedApps", rights, (call) => {
    const person = world.find(call.param("user"))?.person;
    if (!person) return refuse(404, "NotFound", "The requested user was not found.");
    // What is bound is an annotation, which other calls do not read.
    const body = appInstallation.safeParse(call.body);
    const app = body.data?.["teamsApp@odata.bind"] ?? "";
    if (!app.startsWith(bound)) return badRequest("Bad format of teamsApp@odata.bind.");
    if (app.slice(bound.length) !== catalogIdOf(tenant)) return refuse(404, "NotFound", "The definition for the requested app was not found in the catalogue.");
    if (!installs.install(person.oid)) return refuse(409, "Conflict", "The app is already installed in the specified scope.");
    return answer(201, { "@odata.context": `${graphRoot}/$metadata#users('${person.oid}')/teamwork/installedApps/$entity`, id: Buffer.from(`${person.oid}##${catalogIdOf(tenant)}`).toString("base64") });
  });
}
