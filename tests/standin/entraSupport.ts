import { ConfidentialClientApplication } from "@azure/msal-node";
import type { Configuration, INetworkModule, NetworkResponse } from "@azure/msal-node";
import express from "express";
import type { Router } from "express";
import type { AddressInfo } from "node:net";
import { makeClock } from "../../src/standin/clock.ts";
import { entraRoutes } from "../../src/standin/entra/entraRoutes.ts";
import { makeEntra } from "../../src/standin/entra/makeEntra.ts";
import type { Entra } from "../../src/standin/entra/makeEntra.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { openStore } from "../../src/standin/store.ts";
import type { Store } from "../../src/standin/store.ts";
import { madeUpTenant } from "./madeUpTenant.ts";

/** Serves routes on a free loopback port. */
export async function serve(routes: (origin: () => string) => Router): Promise<{ origin: string; close: () => Promise<void> }> {
  let origin = "";
  const app = express();
  app.use(routes(() => origin));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  origin = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const portOf = (address: AddressInfo | string | null): number => {
  if (!address || typeof address === "string") throw new Error("not listening on a port");
  return address.port;
};

export async function startEntra(store: Store = openStore(":memory:")): Promise<{ entra: Entra; store: Store; origin: string; close: () => Promise<void> }> {
  const clock = makeClock();
  const made: Entra[] = [];
  const served = await serve((origin) => {
    const deps = { tenant: madeUpTenant, store, clock, origin };
    const entra = makeEntra(deps);
    made.push(entra);
    return entraRoutes(entra, deps);
  });
  const [entra] = made;
  if (!entra) throw new Error("Entra was not made");
  const close = async (): Promise<void> => {
    clock.stop();
    await served.close();
  };
  return { entra, store, origin: served.origin, close };
}

/** Sends what MSAL sends to Entra to the stand-in instead; `asked` keeps every URL. */
export function networkTo(origin: string, asked: string[] = []): INetworkModule {
  const send = async <T>(method: string, url: string, options: { headers?: Record<string, string>; body?: string } = {}): Promise<NetworkResponse<T>> => {
    asked.push(url);
    const answer = await fetch(url.replace("https://login.microsoftonline.com", origin), { method, headers: options.headers, body: options.body });
    const body: T = JSON.parse(await answer.text());
    return { headers: Object.fromEntries(answer.headers), body, status: answer.status };
  };
  return {
    sendGetRequestAsync: (url, options) => send("GET", url, options),
    sendPostRequestAsync: (url, options) => send("POST", url, options),
  };
}

/** @param proof how the app proves itself; its local secret unless told otherwise */
export function msalClient(origin: string, clientId: string, proof: Partial<Configuration["auth"]> = { clientSecret: localSecretOf(clientId) }, asked: string[] = []): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: { clientId, authority: `https://login.microsoftonline.com/${madeUpTenant.tenantId}`, ...proof },
    system: { networkClient: networkTo(origin, asked) },
  });
}
