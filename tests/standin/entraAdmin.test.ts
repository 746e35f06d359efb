import { Router } from "express";
import { entraAdminRoutes } from "../../src/standin/entra/entraAdminRoutes.ts";
import { serve, startEntra } from "./entraSupport.ts";

describe("Entra's admin port", () => {
  it("changes how one person's sign-in is treated and how long tokens live, and names what is wrong", async () => {
    const { entra, close } = await startEntra();
    const admin = await serve(() => Router().use(entraAdminRoutes(entra)));
    const post = (path: string, body: unknown) => fetch(`${admin.origin}/entra/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const oid = entra.person("anna.nilsson@regionen.example")?.oid ?? "";
    expect(await (await post("anna.nilsson@regionen.example/sign-in", { consented: false })).json()).toEqual({ consented: false, secondFactorAsked: false });
    expect(entra.rules.stateOf(oid).consented).toBe(false);
    expect((await post("nobody@regionen.example/sign-in", { consented: false })).status).toBe(404);
    expect((await post("anna.nilsson@regionen.example/sign-in", { consent: false })).status).toBe(400);
    expect((await post("settings", { tokenLifetime: 60 })).status).toBe(200);
    expect(entra.rules.settings().tokenLifetime).toBe(60);
    expect((await post("settings", { tokenLifetime: "long" })).status).toBe(400);
    await admin.close();
    await close();
  });
});
