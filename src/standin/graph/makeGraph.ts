import type { RequestHandler, Router } from "express";
import { makeAttendant } from "../attendant/attendant.ts";
import type { Installs } from "./installRoutes.ts";
import type { Attendant } from "../attendant/attendant.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";
import type { Tenant } from "../tenant.ts";
import { unknownPath } from "./calls.ts";
import { makeCallLog } from "./callLog.ts";
import type { CallLog } from "./callLog.ts";
import type { VerifyToken } from "./caller.ts";
import { makeFaults } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { graphRoutes } from "./graphRoutes.ts";
import { makeMeetings } from "./meeting.ts";
import type { Meetings } from "./meeting.ts";
import { makeNotices } from "../notices/notices.ts";
import type { Notices } from "../notices/notices.ts";
import { makeWorld } from "./world.ts";
import type { World } from "./world.ts";

export type ListenerPatience = { validateMs?: number; answerMs?: number };

/** Graph for one make-believe organisation: its routes, and the handles by which the admin port reaches behind them. */
export type Graph = { routes: Router; /** answers every path of the version that we do not use */ noBeta: RequestHandler; world: World; meetings: Meetings; attendant: Attendant; calls: CallLog; faults: Faults; notices: Notices };

/**
 * @param deps.latencyMs how long a call on a mailbox takes, in real milliseconds; without it no two calls would ever be seen at once
 * @param deps.patience real milliseconds that a listener has for the handshake (10,000) and for a notice (3,000)
 */
export function makeGraph(deps: { tenant: Tenant; installs: Installs; store: Store; clock: Clock; verify: VerifyToken; latencyMs?: number; patience?: ListenerPatience }): Graph {
  const { clock, verify, latencyMs = 5, patience: { validateMs: validateWithinMs = 10_000, answerMs: answerWithinMs = 3000 } = {} } = deps;
  const world = makeWorld(deps);
  const attendant = makeAttendant(world);
  const meetings = makeMeetings(world, attendant);
  const notices = makeNotices({ ...deps, world, answerWithinMs });
  const calls = makeCallLog();
  const faults = makeFaults(() => clock.now());
  attendant.resume();
  notices.resume();
  const callDeps = { ...deps, world, clock, verify, calls, latencyMs };
  return { routes: graphRoutes({ ...callDeps, meetings, notices, validateWithinMs }), noBeta: unknownPath(callDeps), world, meetings, attendant, calls, faults, notices };
}
