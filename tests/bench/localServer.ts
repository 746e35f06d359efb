import { z } from "zod";
import { startCluster } from "../support/postgres.ts";
import { startChild } from "./child.ts";
import { started } from "./server.ts";

/** The product as a bare clone runs it: local mode with the demo's hubs and people. */
export type LocalServer = { readonly origin: string; readonly adminOrigin: string; stop(): Promise<void> };

export async function openLocalServer(ledger: "postgres" | "pglite"): Promise<LocalServer> {
  const cluster = ledger === "postgres" ? await startCluster() : null;
  const child = startChild("serverProcess.ts");
  const stop = async (): Promise<void> => {
    await child.stop();
    await cluster?.stop();
  };
  try {
    const settings = { PORT: "0", ...(cluster ? { DATABASE_URL: await cluster.fresh() } : {}) };
    const { origin, adminOrigin } = await child.ask({ ask: "start", settings, crowd: false, inMemory: true, noJobs: false }, started);
    return { origin, adminOrigin, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

const given = z.object({ token: z.string() });

/** A call of the product's API by a person of the demo. @returns status and JSON body */
export type Person = { call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> };

export async function signIn({ origin }: LocalServer, user: string): Promise<Person> {
  const asked = await fetch(`${origin}/local/token`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ user }) });
  const { token } = given.parse(await asked.json());
  return {
    call: async (method, path, body) => {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const answer = await fetch(`${origin}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return { status: answer.status, body: await answer.json() };
    },
  };
}
