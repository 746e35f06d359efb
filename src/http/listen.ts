import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Express } from "express";

/** A stream of events never ends by itself: whoever follows it comes back, here or at another server. */
const isStream = (response: ServerResponse): boolean => String(response.getHeader("content-type")).startsWith("text/event-stream");

/**
 * A server that answers. When it closes it takes no more, and whoever is being answered gets the answer.
 * @param at.port 0 takes a free one
 * @param at.lastAnswersMs how long closing waits for those answers, in milliseconds
 */
export async function listen(app: Express, at: { readonly port: number; readonly host: string; readonly lastAnswersMs: number }): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(at.port, at.host, (fault) => (fault ? reject(fault) : resolve(listening)));
  });
  // Longer than a balancer keeps a connection that nobody uses (Azure: 4 minutes): else it may send a request on one that is just being closed here.
  server.keepAliveTimeout = 250_000;
  const answering = new Set<ServerResponse>();
  server.prependListener("request", (_request, response) => {
    answering.add(response);
    response.once("close", () => answering.delete(response));
  });
  const address: AddressInfo | string | null = server.address();
  return {
    port: typeof address === "object" && address ? address.port : at.port,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      const last = [...answering].filter((response) => !isStream(response));
      // The connection goes with its answer, so that nobody asks for more on it.
      for (const response of last) if (!response.headersSent) response.setHeader("Connection", "close");
      await Promise.race([Promise.all(last.map((response) => once(response, "close"))), pause(at.lastAnswersMs, undefined, { ref: false })]);
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What to do when another program listens where we were to; null when that is not the fault. */
export function portTaken(fault: unknown): Error | null {
  if (typeof fault !== "object" || fault === null || !("code" in fault) || fault.code !== "EADDRINUSE") return null;
  const port = "port" in fault ? ` ${String(fault.port)}` : "";
  return new Error(`Port${port} is taken by another program, perhaps by Hubbplats itself: stop that one, or set PORT to another (in local mode the two ports after it are used too)`, { cause: fault });
}
