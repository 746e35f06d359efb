import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";

/** Those who knock without a good token. The proxy in front of the server tells their address. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ noJobs: true });
});
afterAll(() => app.stop());

type Sent = { readonly path: string; readonly method?: string; readonly token?: string; readonly from?: string; readonly body?: string };
const send = async ({ path, method = "GET", token, from = "203.0.113.7", body }: Sent): Promise<{ status: number; text: string }> => {
  const answer = await fetch(`${app.origin}${path}`, { method, headers: { "x-forwarded-for": from, "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }, ...(body === undefined ? {} : { body }) });
  return { status: answer.status, text: await answer.text() };
};
/** How many answers there were of each status; a hundred at a time. */
async function tallyOf(count: number, what: Sent): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (let left = count; left > 0; left -= 100)
    for (const { status } of await Promise.all(Array.from({ length: Math.min(100, left) }, () => send(what)))) found[status] = (found[status] ?? 0) + 1;
  return found;
}

test("whoever knocks without a good token over and over is asked to wait, while people behind the same address come in, and are told when their sign-in has ended", async () => {
  const { standin } = app.local ?? {};
  const [anna] = standin?.tenant.people ?? [];
  if (!standin || !anna) throw new Error("there is nobody");
  expect(await tallyOf(500, { path: "/api/me", token: "nonsense" })).toEqual({ 401: 500 });
  expect(await tallyOf(150, { path: "/api/hubs" })).toEqual({ 401: 100, 429: 50 });
  expect((await send({ path: "/api/me", token: "nonsense" })).text).toContain("too-many");
  expect((await send({ path: "/api/me", token: "nonsense", from: "203.0.113.8" })).status).toBe(401);
  const good = await standin.entra.mint(tabClaims(standin.tenant, standin.origin, anna));
  expect((await send({ path: "/api/me", token: good })).status).toBe(200);
  const ended = await send({ path: "/api/me", token: await standin.entra.mint(tabClaims(standin.tenant, standin.origin, anna), { lifetime: -3600 }) });
  expect([ended.status, ended.text]).toEqual([401, expect.stringContaining("sign-in-ended")]);
});

test("at the bot's door those are asked to wait who were refused over and over, by address", async () => {
  const knock: Sent = { path: "/api/messages", method: "POST", token: "nonsense", body: JSON.stringify({ type: "message", id: "1", text: "hej", channelId: "msteams", serviceUrl: "https://smba.example", from: { id: "29:x" }, recipient: { id: "28:y" }, conversation: { id: "a:chat" } }) };
  expect(await tallyOf(3100, knock)).toEqual({ 401: 3000, 429: 100 });
  expect((await send({ ...knock, from: "203.0.113.9" })).status).toBe(401);
});

test("the door of Graph's notices takes far more than Graph sends, and no more", async () => {
  const notice: Sent = { path: "/api/notifications", method: "POST", body: JSON.stringify({ value: [] }) };
  expect(await tallyOf(2950, notice)).toEqual({ 202: 2950 });
  expect(await tallyOf(100, { ...notice, path: "/api/lifecycle" })).toEqual({ 202: 50, 429: 50 });
  expect((await send({ ...notice, from: "203.0.113.9" })).status).toBe(202);
});
