import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { z } from "zod";
import { addDays, localDateOf } from "../../src/domain/time.ts";
import { start } from "../../src/main.ts";
import type { Running } from "../../src/main.ts";
import { startStandin } from "../../src/standin/standin.ts";
import type { Standin } from "../../src/standin/standin.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { freePort } from "../support/freePort.ts";
import { freshDatabase } from "../support/database.ts";

/** The same build in production, with a tenant that here is the stand-in as a server of its own. */
let tenant: Standin;
let running: Running;
const settings = async (): Promise<Record<string, string>> => {
  const port = await freePort();
  return {
    NODE_ENV: "production",
    PORT: String(port),
    LOG_LEVEL: "error",
    DATABASE_URL: await freshDatabase(),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TENANT_ID: demoTenant.tenantId,
    CLIENT_ID: demoTenant.tabApp,
    CLIENT_SECRET: localSecretOf(demoTenant.tabApp),
    BOT_ID: demoTenant.botApp,
    BOT_SECRET: localSecretOf(demoTenant.botApp),
    BOT_OPENID_METADATA: `${tenant.origin}/v1/.well-known/openidconfiguration`,
    CONTROL_MAILBOX: demoTenant.controlMailbox,
    ENTRA_ORIGIN: tenant.origin,
    GRAPH_ORIGIN: tenant.origin,
  };
};
beforeAll(async () => {
  tenant = await startStandin({ port: 0, adminPort: 0, tenant: demoTenant, file: ":memory:" });
  running = await start(await settings());
});
afterAll(async () => {
  await running.stop();
  await tenant.stop();
});

test("in production nothing of the local mode answers: no token for the asking, no page, no list of people", async () => {
  expect(running.local).toBeNull();
  for (const [method, path] of [["POST", "/local/token"], ["GET", "/local/teams"], ["GET", "/local/people"], ["GET", "/local/standin"], ["GET", "/local/chat/anna.nilsson@regionen.example"]]) {
    const answer = await fetch(`${running.origin}${path}`, { method, headers: { "content-type": "application/json" }, ...(method === "POST" ? { body: JSON.stringify({ user: "eva.lind@regionen.example" }) } : {}) });
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 404, "application/problem+json; charset=utf-8"]);
  }
});

test("a token that the organisation gives opens the door there too, and the ledger has no invented hubs", async () => {
  const given = await tenant.entra.tabToken("anna.nilsson@regionen.example");
  const headers = { authorization: `Bearer ${given?.token}` };
  expect(await (await fetch(`${running.origin}/api/me`, { headers })).json()).toMatchObject({ name: "Anna Nilsson", roles: ["employee"] });
  expect(await (await fetch(`${running.origin}/api/hubs`, { headers })).json()).toEqual([]);
});

test("without a place for the surveys' keys the server runs and says so, HR may prepare a survey, and its start is refused with what to do", async () => {
  const lines: string[] = [];
  const note = (what: string): void => void lines.push(what);
  const other = await start(await settings(), { log: { info: note, warn: note, error: note } });
  try {
    expect(lines).toContainEqual(expect.stringMatching(/^SURVEY_KEY_FILE is empty: surveys cannot be started/));
    const given = await tenant.entra.tabToken("cecilia.jonsson@regionen.example");
    const send = (path: string, body?: object): Promise<Response> =>
      fetch(`${other.origin}${path}`, { method: "POST", headers: { authorization: `Bearer ${given?.token}`, "content-type": "application/json", "idempotency-key": path, "accept-language": "sv" }, ...(body ? { body: JSON.stringify(body) } : {}) });
    const today = localDateOf(new Date());
    const made = await send("/api/campaigns", { title: { sv: "Prov", en: "Trial" }, instrument: { id: "pulse", version: 1 }, audience: { kind: "everyone" }, schedule: { kind: "dates", opens: today, closes: addDays(today, 7), remindAfterDays: [] } });
    expect(made.status).toBe(201);
    const { id } = z.object({ id: z.string() }).parse(await made.json());
    const refused = await send(`/api/campaigns/${id}/launch`);
    expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ code: "no-survey-keys", detail: expect.stringContaining("SURVEY_KEY_FILE") })]);
  } finally {
    await other.stop();
  }
});

test("a mailbox outside the scope that can be read after all stops the start, with what to do", async () => {
  const open = await settings();
  await expect(start({ ...open, CONTROL_MAILBOX: "hubb-brunflo@regionen.example" })).rejects.toThrow(/CONTROL_MAILBOX could be read[\s\S]*setup-tenant/);
});
