import { Router } from "express";
import { request } from "node:http";
import { hostRoutes } from "../../src/standin/host/hostRoutes.ts";
import { startWorld } from "./connectorSupport.ts";
import type { World } from "./connectorSupport.ts";
import { madeUpTenant as tenant } from "./madeUpTenant.ts";

const anna = "anna.nilsson@regionen.example";

describe("The local Teams page's routes", () => {
  let world: World;
  let local: string;
  beforeEach(async () => {
    world = await startWorld(async (context) => {
      if (context.activity.type === "message") await context.sendActivity("Hej");
    }, undefined, (made) => Router().use("/local", hostRoutes({ ...made, tenant })));
    local = `${new URL(world.bot).origin}/local`;
  });
  afterEach(() => world.close());

  const tokenFor = (body: unknown, headers: Record<string, string> = {}) => fetch(`${local}/token`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
  /** Asks with headers that fetch would not let a caller choose. */
  const statusWith = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${local}${path}`, { headers }, (answer) => resolve(answer.resume().statusCode)).on("error", reject).end();
    });

  it("gives the token that Teams would give that person", async () => {
    const answer = await tokenFor({ user: anna });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({ token: expect.stringMatching(/^eyJ/), expiresOn: expect.stringMatching(/^\d{4}-.*Z$/) });
  });

  it("tells an unknown person from a malformed wish, as problems", async () => {
    const unknown = await tokenFor({ user: "nobody@regionen.example" });
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get("content-type")).toContain("application/problem+json");
    expect(await unknown.json()).toMatchObject({ status: 404, code: "unknown-user" });
    expect((await tokenFor({ name: anna })).status).toBe(400);
    expect((await tokenFor({ user: [anna] })).status).toBe(400);
  });

  it("names the people that one can be", async () => {
    expect(await (await fetch(`${local}/people`)).json()).toMatchObject({ tenantId: tenant.tenantId, people: expect.arrayContaining([{ oid: tenant.people[2]?.oid, upn: "cecilia.jonsson@regionen.example", displayName: "Cecilia Jonsson", roles: ["hr"], locale: "sv-SE" }]) });
  });

  it("answers nobody who came by another name than this machine's own, or from another site", async () => {
    const port = new URL(local).port;
    expect(await statusWith("/people", { host: `127.0.0.1:${port}` })).toBe(200);
    expect(await statusWith("/people", { host: `localhost:${port}` })).toBe(200);
    expect(await statusWith("/people", { host: `[::1]:${port}` })).toBe(200);
    expect(await statusWith("/people", { host: `rebound.example:${port}` })).toBe(403);
    expect(await statusWith("/people", { host: `127.0.0.1.rebound.example:${port}` })).toBe(403);
    expect((await tokenFor({ user: anna }, { origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await tokenFor({ user: anna }, { origin: `http://127.0.0.1:${port}` })).status).toBe(200);
    expect(await statusWith("/people", { origin: "null" })).toBe(403);
    expect(await statusWith("/people", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" })).toBe(403);
    expect(await statusWith("/teams", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toBe(200);
  });

  it("serves a page without inline script, under a policy that allows none, with all its parts", async () => {
    const answer = await fetch(`${local}/teams`);
    const html = await answer.text();
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(answer.headers.get("content-security-policy")).not.toContain("unsafe");
    expect(html).not.toMatch(/<script>|<style|\son\w+=|\sstyle=/);
    const parts = [...html.matchAll(/(?:src|href)="(teams\/[^"]+)"/g)].map((found) => found[1] ?? "");
    expect(parts).toHaveLength(3);
    for (const part of parts) expect((await fetch(`${local}/${part}`)).status).toBe(200);
  });

  it("tells the page as soon as something happens in the chat", async () => {
    const stream = await fetch(`${local}/chat/${anna}/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("retry");
    await world.connector.say(anna, "hej");
    expect((await reader?.read())?.value).toContain("event: changed");
    await reader?.cancel();
    expect((await fetch(`${local}/chat/nobody@regionen.example/stream`)).status).toBe(404);
  });

  it("does not hand out the Bot Connector's signature", async () => {
    const answer = await fetch(`${local}/chat/token`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ serviceUrl: world.origin }) });
    expect(answer.status).toBe(404);
  });
});
