import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { openDays } from "../support/openDays.ts";
import type { Figure } from "./figures.ts";
import { median } from "./figures.ts";
import { signIn } from "./localServer.ts";
import type { LocalServer } from "./localServer.ts";

const times = 3;
const hub = "as-torsta";
const calls = z.array(z.object({ method: z.string(), template: z.string().nullable() }));
const results = z.object({ results: z.tuple([z.object({ booking: z.object({ id: z.string() }) })]) });
const state = z.object({ status: z.string(), calendar: z.string() });

/** Calls of Microsoft Graph that one board view, one booking until it is confirmed, and one release cost. The hub's mailbox answers after two seconds. The median of three, since a sweep of all mailboxes by the clock may fall into one. */
export async function graphCalls(server: LocalServer): Promise<Figure> {
  const anna = await signIn(server, "anna.nilsson@regionen.example");
  const [views, bookings, releases]: [string[][], string[][], string[][]] = [[], [], []];
  // The first round of all mailboxes comes five seconds after the start.
  await wait(6000);
  await quiet(server);
  for (const date of openDays(times, new Date())) {
    views.push(await spent(server, async () => {
      await anna.call("GET", `/api/board?from=${date}&days=5`);
      await quiet(server);
    }));
    let id = "";
    bookings.push(await spent(server, async () => {
      const made = await anna.call("POST", "/api/bookings", { hubId: hub, dates: [date], part: "day" });
      id = results.parse(made.body).results[0].booking.id;
      await until(async () => state.parse((await anna.call("GET", `/api/bookings/${id}`)).body).status === "confirmed");
      await quiet(server);
    }));
    releases.push(await spent(server, async () => {
      await anna.call("DELETE", `/api/bookings/${id}`);
      await until(async () => state.parse((await anna.call("GET", `/api/bookings/${id}`)).body).calendar === "cancelled");
      await quiet(server);
    }));
  }
  const [view = 0, booking = 0, release = 0] = [views, bookings, releases].map((each) => median(each.map((made) => made.length)));
  return { name: "graph.calls", value: booking, unit: "calls a booking", floor: null, ratio: null, target: "view 0, booking <= 3, release <= 1", met: view === 0 && booking <= 3 && release <= 1, n: times, view, booking, release, bookingsMade: bookings, releasesMade: releases };
}

const callsSoFar = async ({ adminOrigin }: LocalServer): Promise<string[]> => calls.parse(await (await fetch(`${adminOrigin}/calls`)).json()).map((call) => `${call.method} ${call.template ?? "?"}`);

async function spent(server: LocalServer, act: () => Promise<void>): Promise<string[]> {
  const before = (await callsSoFar(server)).length;
  await act();
  return (await callsSoFar(server)).slice(before);
}

/** Waits until no call has come for three seconds: what starts with the server, and what follows late, is over. */
async function quiet(server: LocalServer): Promise<void> {
  for (let before = -1; ; ) {
    const now = (await callsSoFar(server)).length;
    if (now === before) return;
    before = now;
    await wait(3000);
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const given = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > given) throw new Error("it did not come about within 30 s");
    await wait(100);
  }
}
