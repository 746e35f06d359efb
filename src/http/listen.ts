import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import type { Express } from "express";

/** A server that answers. @param at.port 0 takes a free one */
export async function listen(app: Express, at: { readonly port: number; readonly host: string }): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(at.port, at.host, (fault) => (fault ? reject(fault) : resolve(listening)));
  });
  // Longer than a balancer keeps a connection that nobody uses (Azure: 4 minutes): else it may send a request on one that is just being closed here.
  server.keepAliveTimeout = 250_000;
  const address: AddressInfo | string | null = server.address();
  return {
    port: typeof address === "object" && address ? address.port : at.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What to do when another program listens where we were to; null when that is not the fault. */
export function portTaken(fault: unknown): Error | null {
  if (typeof fault !== "object" || fault === null || !("code" in fault) || fault.code !== "EADDRINUSE") return null;
  const port = "port" in fault ? ` ${String(fault.port)}` : "";
  return new Error(`Port${port} is taken by another program, perhaps by Hubbplats itself: stop that one, or set PORT to another (in local mode the two ports after it are used too)`, { cause: fault });
}
