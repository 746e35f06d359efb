import { z } from "zod";
import { makeClock } from "../../src/standin/clock.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { delegatedClaims, appClaims, graphAudience } from "../../src/standin/entra/tokenClaims.ts";
import type { ListenerPatience } from "../../src/standin/graph/makeGraph.ts";
import { startStandin } from "../../src/standin/standin.ts";
import type { Standin } from "../../src/standin/standin.ts";
import type { Tenant } from "../../src/standin/tenant.ts";

export const anna = "anna.nilsson@regionen.example";
export const bo = "bo.eriksson@regionen.example";
export const brunflo = "hubb-brunflo@regionen.example";
export const ownDesk = "plats-house-be-5@regionen.example";

const person = z.object({ emailAddress: z.object({ address: z.string(), name: z.string() }), status: z.object({ response: z.string(), time: z.string() }).optional() });
const moment = z.object({ dateTime: z.string(), timeZone: z.string() });

/** The members of Graph's answers that the tests look at; whatever else is there is kept. */
const item = z.looseObject({
  id: z.string().default(""),
  placeId: z.string().optional(),
  iCalUId: z.string().optional(),
  subject: z.string().optional(),
  showAs: z.string().optional(),
  transactionId: z.string().optional(),
  isCancelled: z.boolean().optional(),
  start: moment.optional(),
  end: moment.optional(),
  attendees: z.array(person).default([]),
  "@removed": z.object({ reason: z.string() }).optional(),
});
const bodyShape = item.extend({
  /** The answer of one check-in wraps a single object in `value`. */
  value: z.union([z.array(item), item.transform((one) => [one])]).default([]),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
  error: z.object({ code: z.string(), message: z.string(), innerError: z.object({ "request-id": z.string(), "client-request-id": z.string(), date: z.string() }) }).optional(),
});
export type Body = z.infer<typeof bodyShape>;
export type Reply = { status: number; headers: Headers; body: Body };

/** One call as a checker of traffic wants it. */
export type Recorded = { method: string; url: string; requestHeaders: Record<string, string>; requestBody: unknown; status: number; responseBody: unknown; token: string; scopes: readonly string[] };

/** @property raw a body to send as it is, well formed or not */
export type Asking = { prefer?: string; headers?: Record<string, string>; token?: string; raw?: string };
export type Caller = (method: string, path: string, body?: unknown, asking?: Asking) => Promise<Reply>;

export type World = {
  standin: Standin;
  /** The app itself, with the immutable form of ids unless told otherwise. */
  app: Caller;
  /** An app of the tenant with roles of its own. */
  appWith(roles: readonly string[], appId?: string): Caller;
  /** A person, by what the tab may do for them. */
  as(upn: string, scopes?: readonly string[]): Caller;
  admin(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Every call made by `app` and `as`. */
  recorded: Recorded[];
  /** Seconds that pass on the stand-in's clock. */
  pass(seconds: number): void;
  stop(): Promise<void>;
};

const graphHost = "https://graph.microsoft.com/v1.0";

/** Monday 23 November 2026, 08.00 in Sweden; the clock stands until a test moves it. */
export const monday = new Date("2026-11-23T07:00:00Z");

export async function startWorld(options: { tenant?: Tenant; file?: string; latencyMs?: number; patience?: ListenerPatience } = {}): Promise<World> {
  const tenant = options.tenant ?? demoTenant;
  const clock = makeClock();
  clock.set(monday);
  const standin = await startStandin({ port: 0, adminPort: 0, tenant, file: options.file ?? ":memory:", clock, latencyMs: options.latencyMs ?? 0, patience: options.patience });
  const recorded: Recorded[] = [];

  const caller =
    (kind: "app" | "delegated", token: () => Promise<string>, scopes: readonly string[]): Caller =>
    async (method, path, body, asking = {}) => {
      const url = path.startsWith("https:") ? path : `${graphHost}${path}`;
      const headers: Record<string, string> = { prefer: asking.prefer ?? 'IdType="ImmutableId"', ...(body === undefined ? {} : { "content-type": "application/json" }), ...asking.headers };
      const reply = await fetch(url.replace("https://graph.microsoft.com", standin.origin), {
        method,
        headers: { ...headers, authorization: `Bearer ${asking.token ?? (await token())}` },
        body: asking.raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      });
      const text = await reply.text();
      const responseBody: unknown = text ? JSON.parse(text) : null;
      recorded.push({ method, url, requestHeaders: headers, requestBody: body ?? null, status: reply.status, responseBody, token: kind, scopes });
      return { status: reply.status, headers: reply.headers, body: bodyShape.parse(responseBody ?? {}) };
    };
  const appToken = (roles?: readonly string[], appId: string = tenant.tabApp) => standin.entra.mint({ ...appClaims(tenant, appId, graphAudience), ...(roles ? { roles } : {}) });
  // The effective rights of the app: its Entra roles, and what Exchange grants by mailbox.
  const effective = ["Place.Read.All", "User.Read.All", "Calendars.Read", "Calendars.ReadWrite"];
  return {
    standin,
    recorded,
    app: caller("app", () => appToken(), effective),
    appWith: (roles, appId) => caller("app", () => appToken(roles, appId), roles),
    as: (upn, scopes = ["User.Read", "User.ReadBasic.All", "Calendars.ReadWrite", "Place.Read.All"]) => {
      const someone = tenant.people.find((one) => one.upn === upn);
      if (!someone) throw new Error(`${upn} is not in the tenant`);
      return caller("delegated", () => standin.entra.mint(delegatedClaims(tenant, tenant.tabApp, someone, scopes)), scopes);
    },
    admin: async (method, path, body) => {
      const reply = await fetch(`${standin.adminOrigin}${path}`, { method, headers: { "content-type": "application/json" }, body: body === undefined ? undefined : JSON.stringify(body) });
      const text = await reply.text();
      return { status: reply.status, body: text ? JSON.parse(text) : null };
    },
    pass: (seconds) => clock.advance(seconds * 1000),
    stop: async () => {
      await standin.stop();
      clock.stop();
    },
  };
}

const zone = "W. Europe Standard Time";
export const at = (dateTime: string) => ({ dateTime, timeZone: zone });

let serial = 0;
/** A desk for a day as the product asks for it. Every call is another event unless the transaction is given. */
export const deskEvent = (mailbox: string, date = "2026-11-26", transactionId = `00000000-0000-4000-8000-${String((serial += 1)).padStart(12, "0")}`) => ({
  subject: "Plats på hubb",
  start: at(`${date}T08:00:00`),
  end: at(`${date}T17:00:00`),
  showAs: "free",
  isReminderOn: false,
  responseRequested: true,
  location: { displayName: "Hubb", locationEmailAddress: mailbox },
  attendees: [{ type: "resource", emailAddress: { address: mailbox, name: "Hubb" } }],
  transactionId,
});

export const eventPath = (upn: string, id: string): string => `/users/${encodeURIComponent(upn)}/events/${encodeURIComponent(id)}`;
export const responseOf = (body: Body): string | undefined => body.attendees[0]?.status?.response;
const viewWindow = "startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-12-23T00:00:00Z";
export const viewPath = (mailbox: string): string => `/users/${mailbox}/calendarView?${viewWindow}`;
export const deltaPath = (mailbox: string): string => `/users/${mailbox}/calendarView/delta?${viewWindow}`;

/** Follows a delta round to its end. */
export async function wholeRound(call: Caller, path: string, prefer?: string): Promise<{ items: Body["value"]; pages: number[]; deltaLink: string }> {
  const items: Body["value"] = [];
  const pages: number[] = [];
  for (let next: string | undefined = path; next; ) {
    const { status, body }: Reply = await call("GET", next, undefined, { prefer });
    if (status !== 200) throw new Error(`delta answered ${status} ${body.error?.code ?? ""}`);
    items.push(...body.value);
    pages.push(body.value.length);
    if (body["@odata.deltaLink"]) return { items, pages, deltaLink: body["@odata.deltaLink"] };
    next = body["@odata.nextLink"];
  }
  throw new Error("a page had neither nextLink nor deltaLink");
}
