import { once } from "node:events";
import express from "express";
import type { Express } from "express";
import { makeClock } from "../../src/standin/clock.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { entraRoutes } from "../../src/standin/entra/entraRoutes.ts";
import { makeEntra } from "../../src/standin/entra/makeEntra.ts";
import type { Entra } from "../../src/standin/entra/makeEntra.ts";
import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import type { Claims } from "../../src/standin/entra/tokenClaims.ts";
import { openStore } from "../../src/standin/store.ts";
import { portOf } from "./graphSupport.ts";


export type LocalEntra = {
  entra: Entra;
  origin: string;
  /** paths asked for, in order */
  asked: string[];
  /** A sign-in token of one of the people, with other claims where a test wants them. */
  signIn(upn: string, other?: Claims, options?: Parameters<Entra["mint"]>[1]): Promise<string>;
  /** True: Entra answers nothing but 503. */
  outOfOrder(on: boolean): void;
  stop(): Promise<void>;
};

export async function serve(app: Express): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () =>
    new Promise<void>((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${portOf(server.address())}`, stop };
}

/** The stand-in for Entra alone, on a free port, with the people of the demo. */
export async function startEntra(): Promise<LocalEntra> {
  const clock = makeClock();
  const store = openStore(":memory:");
  let origin = "";
  const deps = { tenant: demoTenant, store, clock, origin: () => origin };
  const entra = makeEntra(deps);
  const asked: string[] = [];
  let broken = false;
  const app = express();
  app.use((request, response, next) => {
    asked.push(request.path);
    if (broken) response.status(503).json({ error: "temporarily_unavailable" });
    else next();
  });
  app.use(entraRoutes(entra, deps));
  const served = await serve(app);
  origin = served.origin;
  return {
    entra,
    origin,
    asked,
    signIn: async (upn, other = {}, options = {}) => {
      const person = demoTenant.people.find((one) => one.upn === upn);
      if (!person) throw new Error(`${upn} is not in the demo tenant`);
      return entra.mint({ ...tabClaims(demoTenant, origin, person), ...other }, options);
    },
    outOfOrder: (on) => {
      broken = on;
    },
    stop: async () => {
      clock.stop();
      await served.stop();
      store.close();
    },
  };
}
