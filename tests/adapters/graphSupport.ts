import type { AddressInfo } from "node:net";
import { makeGraphTokens } from "../../src/adapters/entra/graphTokens.ts";
import { makeGraph } from "../../src/adapters/graph/makeGraph.ts";
import type { GraphDeps } from "../../src/adapters/graph/makeGraph.ts";
import type { CallFacts } from "../../src/adapters/graph/observe.ts";
import { instantOf } from "../../src/domain/time.ts";
import type { Interval } from "../../src/domain/time.ts";
import type { Called, CalendarEvent, HubCopy, Log } from "../../src/services/ports.ts";
import { makeClock } from "../../src/standin/clock.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { effectiveScopesIn } from "../../src/standin/effectiveScopes.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import type { Fault } from "../../src/standin/graph/faults.ts";
import { startStandin } from "../../src/standin/standin.ts";
import type { Standin } from "../../src/standin/standin.ts";
import type { Tenant } from "../../src/standin/tenant.ts";

export const brunflo = "hubb-brunflo@regionen.example";
export const houseBeDesk = "plats-house-be-5@regionen.example";
export const personOf = (upn: string): string => {
  const found = demoTenant.people.find((one) => one.upn === upn);
  if (!found) throw new Error(`${upn} is not in the demo tenant`);
  return found.oid;
};
export const anna = personOf("anna.nilsson@regionen.example");
export const bo = personOf("bo.eriksson@regionen.example");

/** 08.00 in Sweden on Monday 23 November 2026; the stand-in's clock stands until a test moves it. */
export const monday = new Date("2026-11-23T07:00:00Z");

export function local(date: string, from: string, to: string): Interval {
  const [start, end] = [instantOf(date, from), instantOf(date, to)];
  if (!start || !end) throw new Error("no such time");
  return { start, end };
}
export const thursday = local("2026-11-26", "08:00", "17:00");
export const friday = local("2026-11-27", "08:00", "17:00");

let serial = 0;
/** An event as the ledger holds it before the first POST. */
export function eventOf(set: { personId?: string; mailbox?: string | null; during?: Interval; id?: string } = {}): CalendarEvent {
  const { personId = anna, mailbox = brunflo, during = thursday, id = `10000000-0000-4000-8000-${String((serial += 1)).padStart(12, "0")}` } = set;
  return {
    id,
    bookingId: id.replace(/^1/, "2"),
    personId,
    mailbox,
    wanted: "present",
    during,
    revision: 1,
    body: { subject: "Plats på Brunflo", during, location: "Brunflo", mailbox, text: "Bokad i Hubbplats." },
    state: "queued",
    sentRevision: null,
    sentAt: null,
    graphId: null,
    iCalUId: null,
    hubCopyId: null,
    origin: "hubbplats",
    seat: 0,
  };
}

export const valueOf = <T>(called: Called<T>): T => {
  if (!called.ok) throw new Error(`refused: ${JSON.stringify(called)}`);
  return called.value;
};
export const eventsIn = (copies: readonly HubCopy[]) => copies.flatMap((copy) => (copy.kind === "event" ? [copy] : []));

export const portOf = (address: AddressInfo | string | null): number => {
  if (!address || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
};

export type Heard = { level: "info" | "warn" | "error"; what: string; facts?: Readonly<Record<string, unknown>> };
export function hearingLog(): { log: Log; heard: Heard[] } {
  const heard: Heard[] = [];
  const at = (level: Heard["level"]) => (what: string, facts?: Readonly<Record<string, unknown>>) => void heard.push({ level, what, facts });
  return { heard, log: { info: at("info"), warn: at("warn"), error: at("error") } };
}

export type World = ReturnType<typeof makeGraph> & {
  standin: Standin;
  calls: CallFacts[];
  heard: Heard[];
  /** Seconds that pass on the stand-in's clock. */
  pass(seconds: number): void;
  fault(fault: Partial<Fault> & Pick<Fault, "what" | "pathPattern">): void;
  /** What the local Teams would give a person. */
  signIn(upn: string): Promise<string>;
  stop(): Promise<void>;
};

/** The real adapters, signed in by MSAL, on a stand-in of their own. Their traffic is written where the whole suite's is. */
export async function startWorld(deps: Partial<GraphDeps> & { latencyMs?: number; tenant?: Tenant } = {}): Promise<World> {
  const { latencyMs = 0, tenant = demoTenant, ...graphDeps } = deps;
  const clock = makeClock();
  clock.set(monday);
  const standin = await startStandin({ port: 0, adminPort: 0, tenant, file: ":memory:", clock, latencyMs });
  const calls: CallFacts[] = [];
  const { log, heard } = hearingLog();
  const tokens = tokensOn(standin);
  // Where every retry is the caller's, the caller sets the clock too.
  const handClock = (): Date | null => (graphDeps.longestSleep === 0 ? clock.now() : null);
  const graph = makeGraph({ graphOrigin: standin.origin, tokens, handClock, log, onCall: (facts) => calls.push(facts), patience: [20, 40], trafficLog: process.env["GRAPH_TRAFFIC_LOG"], effectiveScopes: effectiveScopesIn(standin.graph.world), ...graphDeps });
  return {
    ...graph,
    standin,
    calls,
    heard,
    pass: (seconds) => clock.advance(seconds * 1000),
    fault: (fault) => standin.graph.faults.add({ method: "*", nth: 1, times: 1, ...fault }),
    signIn: async (upn) => (await standin.entra.tabToken(upn))?.token ?? "",
    stop: async () => {
      await standin.stop();
      clock.stop();
    },
  };
}

export const tokensOn = (standin: Standin) =>
  makeGraphTokens({ entraOrigin: standin.origin, tenantId: demoTenant.tenantId, clientId: demoTenant.tabApp, credential: { kind: "secret", secret: localSecretOf(demoTenant.tabApp) } });

/** Somebody at the stand-in's admin port: a person in Outlook, or a test that sets the scene. */
export async function admin(world: World, method: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${world.standin.adminOrigin}${path}`, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`);
}

