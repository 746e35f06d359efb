import { randomUUID } from "node:crypto";
import { start } from "../../src/main.ts";
import type { Overrides, Running } from "../../src/main.ts";
import { makeClock } from "../../src/standin/clock.ts";
import type { Clock } from "../../src/standin/clock.ts";
import { freshDatabase, ledgerImage } from "./database.ts";

/** The real application on free ports, with the stand-in beside it on a clock that the test sets. */
export type TestApp = Running & {
  readonly clock: Clock;
  /** Signs a demo person in, as Teams does. @param name "anna.nilsson" */
  as(name: string): Promise<Client>;
  /** The stand-in's admin port. */
  admin(path: string, body?: unknown, method?: string): Promise<unknown>;
  /** Waits until a question is answered with something, asking often; fails after a while. */
  until<T>(ask: () => Promise<T | null | undefined | false> | T | null | undefined | false, what?: string): Promise<T>;
};
export type Answered = { readonly status: number; readonly body: any; readonly headers: Headers };
export type Client = {
  readonly token: string;
  readonly personId: string;
  get(path: string): Promise<Answered>;
  send(method: string, path: string, body?: unknown, key?: string | null): Promise<Answered>;
};

export type TestAppOptions = Overrides & {
  /** which ledger: PGlite in memory, or a fresh database on the run's real PostgreSQL, or one that is given */
  readonly ledger?: "pglite" | "postgres" | { readonly url: string };
  /** local wall clock that time stands at, ISO 8601 with offset; real time when left out */
  readonly at?: string;
  readonly settings?: Readonly<Record<string, string>>;
};

export async function startApp({ ledger = "pglite", at, settings = {}, ...overrides }: TestAppOptions = {}): Promise<TestApp> {
  const clock = overrides.clock ?? makeClock();
  if (at !== undefined) clock.set(new Date(at));
  const url = ledger === "pglite" ? null : ledger === "postgres" ? await freshDatabase() : ledger.url;
  const log = process.env["GRAPH_TRAFFIC_LOG"];
  const running = await start({ PORT: "0", LOG_LEVEL: "error", ...(url === null ? {} : { DATABASE_URL: url }), ...(log === undefined ? {} : { GRAPH_TRAFFIC_LOG: log }), ...settings }, { inMemory: true, noDemoBookings: true, ...(url === null && overrides.inMemory !== false ? await ledgerImage() : {}), ...overrides, clock });

  const call = async (address: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(address, init);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  };
  const json = (body: unknown): RequestInit => (body === undefined ? {} : { body: JSON.stringify(body) });

  return {
    ...running,
    clock,
    as: async (name) => {
      const given = await call(`${running.origin}/local/token`, { method: "POST", headers: { "content-type": "application/json" }, ...json({ user: `${name}@regionen.example` }) });
      const { token } = given.body;
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const me = await call(`${running.origin}/api/me`, { headers });
      return {
        token,
        personId: me.body.personId,
        get: (path) => call(`${running.origin}${path}`, { headers }),
        send: (method, path, body, key = randomUUID()) => call(`${running.origin}${path}`, { method, headers: { ...headers, ...(key === null ? {} : { "idempotency-key": key }) }, ...json(body) }),
      };
    },
    admin: async (path, body, method = body === undefined ? "GET" : "POST") => {
      if (!running.local) throw new Error("there is no stand-in");
      return (await call(`${running.local.standin.adminOrigin}${path}`, { method, headers: { "content-type": "application/json" }, ...json(body) })).body;
    },
    until: async (ask, what = "what was waited for") => {
      const given = Date.now() + 40_000;
      for (;;) {
        const answer = await ask();
        if (answer) return answer;
        if (Date.now() > given) throw new Error(`${what} did not come about`);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    },
    stop: async () => {
      await running.stop();
      clock.stop();
    },
  };
}
