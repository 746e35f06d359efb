import { Agent, request } from "node:http";
import type { OutgoingHttpHeaders } from "node:http";
import type { z } from "zod";
import { answerParent } from "./child.ts";
import { load } from "./load.ts";
import type { Loaded, LoadedRequest } from "./load.ts";

/** The load, in a process of its own: plain node:http, one keep-alive connection for each sender. */
async function run({ origin, connections, forMs, tokens, requests }: z.output<typeof load>): Promise<Loaded> {
  const agents = Array.from({ length: connections }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const warm: LoadedRequest = { method: "GET", path: "/healthz" };
  await Promise.all(agents.map((agent) => send(origin, agent, warm, tokens)));

  const times: number[] = [];
  const statuses: Record<string, number> = {};
  let sample = "";
  let next = 0;
  const started = performance.now();
  const sender = async (agent: Agent): Promise<void> => {
    while (performance.now() - started < forMs) {
      const one = requests[next];
      next += 1;
      if (!one) return;
      const dueIn = one.atMs === undefined ? 0 : started + one.atMs - performance.now();
      if (dueIn > 0) await new Promise((resolve) => setTimeout(resolve, dueIn));
      const sent = one.atMs === undefined ? performance.now() : started + one.atMs;
      const { status, body } = await send(origin, agent, one, tokens);
      times.push(performance.now() - sent);
      statuses[status] = (statuses[status] ?? 0) + 1;
      sample = body;
    }
  };
  await Promise.all(agents.map(sender));
  const ms = performance.now() - started;
  agents.forEach((agent) => {
    agent.destroy();
  });
  return { ms, times, statuses, sample };
}

function send(origin: string, agent: Agent, one: LoadedRequest, tokens: readonly string[]): Promise<{ status: number; body: string }> {
  const body = one.body === undefined ? null : Buffer.from(JSON.stringify(one.body));
  const token = one.as === undefined ? undefined : tokens[one.as];
  const headers: OutgoingHttpHeaders = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(one.key === undefined ? {} : { "idempotency-key": one.key }),
    ...(body === null ? {} : { "content-type": "application/json", "content-length": body.length }),
  };
  return new Promise((resolve) => {
    const sent = request(`${origin}${one.path}`, { agent, method: one.method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() });
      });
      response.on("error", () => {
        resolve({ status: 0, body: "" });
      });
    });
    sent.on("error", (fault) => {
      resolve({ status: 0, body: fault.message });
    });
    sent.end(body ?? undefined);
  });
}

answerParent((question) => run(load.parse(question)));
