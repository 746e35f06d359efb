import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { SignJWT, exportJWK, generateKeyPair } from "jose";
import type { CryptoKey } from "jose";
import { makeBot } from "../../bot/botServer.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";

/** The bot on a server of its own, with signing keys and a Bot Connector made here: who is let in, and what those who are not get to know. */
const botId = "9c1f5c1e-0000-4000-8000-00000000b07a";
const tenantId = "9c1f5c1e-0000-4000-8000-0000000000aa";
const issuer = "https://api.botframework.com";
const anna = "a1b2c3d4-0000-4000-8000-000000000001";

type Sent = { readonly path: string; readonly authorization: string | undefined; readonly body: { text?: string; attachments?: { content: { version?: string } }[] } };
let app: TestApp;
let keys: { connector: CryptoKey; unendorsed: CryptoKey; stranger: CryptoKey };
let connector: string;
let bot: string;
const sent: Sent[] = [];
const logged: string[] = [];
const closing: (() => Promise<void>)[] = [];

const serve = async (handler: express.Express): Promise<string> => {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => generateKeyPair("RS256", { extractable: true })));
  if (!one || !two || !three) throw new Error("no keys");
  keys = { connector: one.privateKey, unendorsed: two.privateKey, stranger: three.privateKey };
  const published = [
    { ...(await exportJWK(one.publicKey)), kid: "connector", use: "sig", endorsements: ["msteams"] },
    { ...(await exportJWK(two.publicKey)), kid: "unendorsed", use: "sig", endorsements: ["webchat"] },
  ];
  const outside = express();
  outside.use(express.json());
  outside.get("/metadata", (_request, response) => void response.json({ issuer, jwks_uri: `${connector}/keys` }));
  outside.get("/dead/metadata", (_request, response) => void response.status(500).end());
  outside.get("/keys", (_request, response) => void response.json({ keys: published }));
  outside.post(`/${tenantId}/oauth2/v2.0/token`, (_request, response) => void response.json({ access_token: "the-bots-own-token", expires_in: 3600 }));
  outside.use((request, response) => {
    sent.push({ path: request.path, authorization: request.headers.authorization, body: request.body });
    response.json({ id: `m${sent.length}` });
  });
  connector = await serve(outside);

  const log = (what: string, facts?: unknown): void => void logged.push(`${what} ${JSON.stringify(facts)}`);
  const noPace = { take: async () => ({ waitMs: 0 }), pause: async () => undefined };
  const made = (openIdMetadata: string) =>
    makeBot({
      botId,
      tenantId,
      credentials: { kind: "secret", secret: "not so secret" },
      openIdMetadata,
      tokenIssuer: issuer,
      loginOrigin: connector,
      log: { info: log, warn: log, error: log },
      verbs: app.verbs,
      surveys: app.surveys,
      installer: null,
      serviceUrl: connector,
      cards: app.ledger.cards,
      people: app.deps.people,
      now: app.clock.now,
      newId: () => "id",
      paces: { sends: noPace, catchUp: noPace, installs: noPace, calls: noPace },
      tabLink: (subPage) => `https://tab.example/${subPage}`,
    });
  const server = express();
  const [alive, dead] = [made(`${connector}/metadata`), made(`${connector}/dead/metadata`)];
  server.post("/api/messages", alive.handle);
  server.post("/parsed", express.json({ limit: "1mb" }), alive.handle);
  server.post("/dead", dead.handle);
  bot = await serve(server);
});
afterAll(async () => {
  for (const close of closing) await close();
  await app.stop();
});
beforeEach(() => {
  sent.length = 0;
  logged.length = 0;
});

type Faults = { claims?: Record<string, unknown>; kid?: string; key?: keyof typeof keys; expires?: string; tamper?: boolean };
const tokenWith = async ({ claims = {}, kid = "connector", key = "connector", expires = "5m", tamper = false }: Faults = {}): Promise<string> => {
  const token = await new SignJWT({ iss: issuer, aud: botId, serviceurl: connector, ...claims }).setProtectedHeader({ alg: "RS256", typ: "JWT", kid }).setIssuedAt().setExpirationTime(expires).sign(keys[key]);
  return tamper ? `${token.slice(0, -6)}AAAAAA` : token;
};
const hello = (more: Record<string, unknown> = {}) => ({
  type: "message",
  id: "1",
  text: "hej",
  channelId: "msteams",
  serviceUrl: connector,
  from: { id: "29:anna", aadObjectId: anna },
  recipient: { id: `28:${botId}` },
  conversation: { id: "a:chat", conversationType: "personal", tenantId },
  channelData: { tenant: { id: tenantId } },
  ...more,
});
const post = async (body: unknown, authorization: string | null, path = "/api/messages") => {
  const response = await fetch(`${bot}${path}`, { method: "POST", headers: { "content-type": "application/json", ...(authorization === null ? {} : { authorization }) }, body: typeof body === "string" ? body : JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, text, type: response.headers.get("content-type") };
};
/** Nothing of our insides: no stack, no path, no library's words. */
const tellsNothing = (answer: { text: string; type: string | null }): void => {
  expect(answer.type).toMatch(/^application\/json/);
  expect(Object.keys(JSON.parse(answer.text))).toEqual(["error"]);
  expect(answer.text).not.toMatch(/ at |\.ts|\.js|jwt|Jwt|token|issuer|audience|kid|zod|Error:/);
};

test("the Bot Connector is let in, and the answer is sent by the bot's own token", async () => {
  expect(await post(hello(), `Bearer ${await tokenWith()}`)).toMatchObject({ status: 200, text: "{}" });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.authorization).toBe("Bearer the-bots-own-token");
  expect(sent[0]?.body.attachments?.[0]?.content.version).toBe("1.5");
});
test("it is let in as well behind a body parser", async () => {
  expect(await post(hello({ id: "2" }), `Bearer ${await tokenWith()}`, "/parsed")).toMatchObject({ status: 200 });
  expect(sent).toHaveLength(1);
});

test.each<[string, Faults | string | null]>([
  ["no token", null],
  ["an empty scheme", "Bearer "],
  ["a token that is none", "Bearer not.a.token"],
  ["another scheme", "Basic YTpi"],
  ["a token of three dots", "Bearer ..."],
  ["an expired token", { expires: "-10m" }],
  ["another audience", { claims: { aud: "somebody-else" } }],
  ["no audience", { claims: { aud: undefined } }],
  ["another issuer", { claims: { iss: "https://sts.windows.net/x/" } }],
  ["a broken signature", { tamper: true }],
  ["the right key's name and another key", { key: "stranger" }],
  ["an unknown key", { key: "stranger", kid: "stranger" }],
  ["a key that is not for Teams", { key: "unendorsed", kid: "unendorsed" }],
  ["another service address", { claims: { serviceurl: "https://elsewhere.example" } }],
  ["no service address", { claims: { serviceurl: undefined } }],
  ["a person's own token (the SDK's way in for its emulator)", { claims: { iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, azp: botId, appid: botId, ver: "2.0", tid: tenantId, oid: anna } }],
  ["a person's own token of version 1", { claims: { iss: `https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/`, appid: botId, ver: "1.0" } }],
  ["a token of another bot", { claims: { iss: `https://login.microsoftonline.com/${tenantId}/v2.0`, azp: "another-bot", ver: "2.0" } }],
])("with %s nobody is let in, and nothing is told", async (_, faults) => {
  const authorization = faults === null || typeof faults === "string" ? faults : `Bearer ${await tokenWith(faults)}`;
  const answer = await post(hello(), authorization);
  expect(answer.status).toBe(401);
  tellsNothing(answer);
  expect(sent).toHaveLength(0);
});

test.each([
  ["in the conversation", { conversation: { id: "a:chat", conversationType: "personal", tenantId: "another" } }],
  ["in the channel's data", { channelData: { tenant: { id: "another" } } }],
  ["nowhere", { conversation: { id: "a:chat", conversationType: "personal" }, channelData: {} }],
])("a tenant that is not ours, said %s, is refused", async (_, more) => {
  const answer = await post(hello(more), `Bearer ${await tokenWith()}`);
  expect(answer.status).toBe(403);
  tellsNothing(answer);
  expect(sent).toHaveLength(0);
});

test.each<[string, unknown]>([
  ["no JSON", "{"],
  ["an empty body", ""],
  ["a list", []],
  ["null", "null"],
  ["a text", '"hej"'],
  ["no type", hello({ type: undefined })],
  ["a type that is a number", hello({ type: 7 })],
  ["no sender", hello({ from: undefined })],
  ["no conversation", hello({ conversation: undefined })],
  ["another channel", hello({ channelId: "emulator" })],
  ["the channel that the SDK lets in by another rule", hello({ channelId: "AseChannel" })],
  ["no service address", hello({ serviceUrl: undefined })],
  ["a sender whose id is an object", hello({ from: { id: {} } })],
  ["a text that is a list", hello({ text: ["hej"] })],
  ["a press with no value", hello({ type: "invoke", name: "adaptiveCard/action" })],
  ["a press whose value is a text", hello({ type: "invoke", name: "adaptiveCard/action", value: "x" })],
  ["a press with no action", hello({ type: "invoke", name: "adaptiveCard/action", value: {} })],
  ["a press whose verb is a number", hello({ type: "invoke", name: "adaptiveCard/action", value: { action: { verb: 1 } } })],
])("an activity with %s is a bad request, said plainly", async (_, body) => {
  const answer = await post(body, `Bearer ${await tokenWith()}`);
  expect(answer.status).toBe(400);
  tellsNothing(answer);
});

test("more than a megabyte is too much", async () => {
  const answer = await post(hello({ text: "x".repeat(1_200_000) }), `Bearer ${await tokenWith()}`);
  expect(answer.status).toBe(413);
  tellsNothing(answer);
});
test.each(["messageUpdate", "messageReaction", "typing", "event", "endOfConversation", "no-such-type"])("an activity of type %s is taken and left", async (type) => {
  expect(await post(hello({ type }), `Bearer ${await tokenWith()}`)).toMatchObject({ status: 200 });
  expect(sent).toHaveLength(0);
});
test("an invoke that is not ours is said not to be done", async () => {
  expect((await post(hello({ type: "invoke", name: "task/fetch", value: {} }), `Bearer ${await tokenWith()}`)).status).toBe(501);
});
test("somebody with no id in Entra is told nothing of anybody", async () => {
  const answer = await post(hello({ from: { id: "29:nobody" }, text: "mina platser" }), `Bearer ${await tokenWith()}`);
  expect(answer.status).toBe(200);
  expect(sent.map((one) => one.body.text)).toEqual(["Något gick fel hos oss. Försök igen om en stund."]);
});
test("when the signing keys cannot be had, the Connector is asked to come again, and the log says why", async () => {
  const answer = await post(hello(), `Bearer ${await tokenWith()}`, "/dead");
  expect(answer.status).toBe(503);
  tellsNothing(answer);
  expect(logged.join("\n")).toContain("keys could not be had");
});
