import type { Router } from "express";
import { makeAttendant } from "../attendant/attendant.ts";
import type { Attendant } from "../attendant/attendant.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";
import type { Tenant } from "../tenant.ts";
import { makeCallLog } from "./callLog.ts";
import type { CallLog } from "./callLog.ts";
import type { VerifyToken } from "./caller.ts";
import { makeFaults } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { graphRoutes } from "./graphRoutes.ts";
import { makeMeetings } from "./meeting.ts";
import type { Meetings } from "./meeting.ts";
import { makeWorld } from "./world.ts";
import type { World } from "./world.ts";

/** Graph for one make-believe organisation: its routes, and the handles by which the admin port reaches behind them. */
export type Graph = { routes: Router; world: World; meetings: Meetings; attendant: Attendant; calls: CallLog; faults: Faults };

/** @param deps.latencyMs how long a call on a mailbox takes, in real milliseconds; without it no two calls would ever be seen at once */
export function makeGraph(deps: { tenant: Tenant; store: Store; clock: Clock; verify: VerifyToken; latencyMs?: number }): Graph {
  const { clock, verify, latencyMs = 5 } = deps;
  const world = makeWorld(deps);
  const attendant = makeAttendant(world);
  const meetings = makeMeetings(world, attendant);
  const calls = makeCallLog();
  const faults = makeFaults(() => clock.now());
  attendant.resume();
  return { routes: graphRoutes({ world, clock, verify, calls, latencyMs, meetings }), world, meetings, attendant, calls, faults };
}
