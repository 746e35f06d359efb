import { appClaims, graphAudience } from "../../src/standin/entra/tokenClaims.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { anna, bo, brunflo, deskEvent, eventPath, startWorld, viewPath } from "./graphSupport.ts";
import type { World } from "./graphSupport.ts";

describe("Who may do what in the stand-in's Graph", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  it("refuses a call without a token, with a false one and with an old one", async () => {
    const bare = await fetch(`${world.standin.origin}/v1.0/users/${anna}`);
    expect([bare.status, await bare.text()]).toEqual([401, expect.stringContaining("InvalidAuthenticationToken")]);
    const claims = appClaims(demoTenant, demoTenant.tabApp, graphAudience);
    const forged = await world.standin.entra.mint(claims, { signer: "stranger" });
    const old = await world.standin.entra.mint(claims, { issuedAt: new Date(Date.now() - 7_200_000), lifetime: 60 });
    const elsewhere = await world.standin.entra.mint({ ...claims, aud: "https://api.botframework.com" });
    for (const token of [forged, old, elsewhere]) expect((await world.app("GET", `/users/${anna}`, undefined, { token })).status).toBe(401);
    expect((await world.app("GET", `/users/${anna}`, undefined, { token: old })).body.error?.message).toContain("expired");
  });

  it("lets the app read a hub's calendar and write nothing there", async () => {
    expect((await world.app("GET", viewPath(brunflo))).status).toBe(200);
    const written = await world.app("POST", `/users/${brunflo}/events`, deskEvent(brunflo));
    expect([written.status, written.body.error?.code]).toEqual([403, "ErrorAccessDenied"]);
  });

  it("keeps the app out of the control mailbox, and knows no mailbox that is not there", async () => {
    expect((await world.app("GET", viewPath(demoTenant.controlMailbox))).body.error?.code).toBe("ErrorAccessDenied");
    expect((await world.app("GET", viewPath("nobody@regionen.example"))).status).toBe(404);
  });

  it("opens every mailbox when somebody consents to calendars in Entra beside the grants by mailbox", async () => {
    expect((await world.appWith(["Calendars.ReadWrite"])("GET", viewPath(demoTenant.controlMailbox))).status).toBe(200);
  });

  it("gives the bot's registration none of the tab's grants", async () => {
    expect((await world.appWith([], demoTenant.botApp)("GET", viewPath(brunflo))).status).toBe(403);
  });

  it("lets a person write in the own calendar and read neither a colleague's nor the hub's", async () => {
    const asAnna = world.as(anna);
    const made = await asAnna("POST", "/me/events", deskEvent(brunflo));
    expect(made.status).toBe(201);
    expect((await asAnna("GET", eventPath(anna, made.body.id))).status).toBe(200);
    expect((await asAnna("GET", viewPath(bo))).status).toBe(403);
    expect((await asAnna("GET", viewPath(brunflo))).status).toBe(403);
  });

  it("asks for the right scope and role", async () => {
    expect((await world.as(anna, ["User.Read"])("POST", "/me/events", deskEvent(brunflo))).status).toBe(403);
    expect((await world.as(anna, ["Calendars.Read"])("POST", "/me/events", deskEvent(brunflo))).status).toBe(403);
    expect((await world.as(anna, ["User.Read"])("GET", "/places/microsoft.graph.room")).status).toBe(403);
    const noRoles = world.appWith([]);
    expect((await noRoles("GET", `/users/${anna}`)).body.error?.code).toBe("Authorization_RequestDenied");
    expect((await noRoles("GET", "/places/microsoft.graph.workspace")).status).toBe(403);
  });

  it("has no /me for an app", async () => {
    expect((await world.app("GET", "/me")).status).toBe(403);
    expect((await world.app("POST", "/me/events", deskEvent(brunflo))).status).toBe(400);
  });

  it("checks in the person who sits there, and never the app", async () => {
    const made = await world.app("POST", `/users/${anna}/events`, deskEvent(brunflo));
    world.pass(3);
    const place = demoTenant.resources.find((one) => one.address === brunflo)?.placeId ?? "";
    const claim = { calendarEventId: made.body.iCalUId, checkInMethod: "manual" };
    expect((await world.app("POST", `/places/${place}/checkIns`, claim)).status).toBe(403);
    expect((await world.as(bo)("POST", `/places/${place}/checkIns`, claim)).status).toBe(404);
    expect((await world.as(anna)("POST", `/places/${place}/checkIns`, { ...claim, calendarEventId: made.body.id })).status).toBe(404);
    expect((await world.as(anna)("POST", `/places/${place}/checkIns`, claim)).status).toBe(201);
    expect((await world.as(anna)("GET", `/places/${place}/checkIns/${claim.calendarEventId}`)).status).toBe(200);
    expect((await world.as(anna)("POST", `/places/${place}/checkIns`, { ...claim, when: "now" })).status).toBe(400);
  });

  it("shows people, their managers and no photos", async () => {
    const someone = await world.app("GET", `/users/${anna}?$select=displayName,mail,userPrincipalName`);
    expect(someone.body).toMatchObject({ displayName: "Anna Nilsson", mail: anna });
    expect(someone.body["surname"]).toBeUndefined();
    expect((await world.app("GET", `/users/${anna}/manager`)).body["displayName"]).toBe("Helena Sandberg");
    expect((await world.app("GET", "/users/karin.lund@regionen.example/manager")).status).toBe(404);
    expect((await world.as(anna)("GET", "/me")).body["displayName"]).toBe("Anna Nilsson");
    expect((await world.as(anna)("GET", "/me/photo/$value")).status).toBe(404);
    expect((await world.app("GET", `/users/${anna}?$select=shoeSize`)).status).toBe(400);
  });

  it("sets where a person works today, for that person alone", async () => {
    const path = "/me/settings/workHoursAndLocations/occurrences/setCurrentLocation";
    expect((await world.as(anna)("POST", path, { updateScope: "currentDay", workLocationType: "office" })).status).toBe(204);
    expect((await world.app("POST", path, { updateScope: "currentDay", workLocationType: "office" })).status).toBe(403);
    expect((await world.as(anna)("POST", path, { workLocationType: "hub" })).status).toBe(400);
  });
});
