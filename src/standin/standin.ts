import type { Server } from "node:http";
import express from "express";
import type { Express } from "express";
import { adminRoutes } from "./admin/adminRoutes.ts";
import { makeClock, planningOn } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { makeChaos } from "./chaos/chaos.ts";
import type { Chaos } from "./chaos/chaos.ts";
import { chaosRoutes } from "./chaos/chaosRoutes.ts";
import { chatAdminRoutes } from "./connector/chatAdminRoutes.ts";
import { connectorRoutes } from "./connector/connectorRoutes.ts";
import { makeConnector } from "./connector/makeConnector.ts";
import type { Connector } from "./connector/makeConnector.ts";
import { entraAdminRoutes } from "./entra/entraAdminRoutes.ts";
import { entraRoutes } from "./entra/entraRoutes.ts";
import { makeEntra } from "./entra/makeEntra.ts";
import type { Entra } from "./entra/makeEntra.ts";
import { makeGraph } from "./graph/makeGraph.ts";
import type { Graph, ListenerPatience } from "./graph/makeGraph.ts";
import { traced } from "./graph/traced.ts";
import { onlyLoopback } from "./host/onlyLoopback.ts";
import { openStore } from "./store.ts";
import type { Store } from "./store.ts";
import type { Tenant } from "./tenant.ts";

export type StandinOptions = {
  /** 0 takes a free one */
  port: number;
  adminPort: number;
  tenant: Tenant;
  /** path of a SQLite file, or ":memory:" */
  file: string;
  clock?: Clock;
  /** where the bot listens, asked anew for each message */
  botEndpoint?: () => string;
  /** real milliseconds that a call on a mailbox takes */
  latencyMs?: number;
  /** how long a listener to changes has to answer */
  patience?: ListenerPatience;
  log?: (line: string) => void;
};

export type Standin = {
  /** of Graph, Entra and the Bot Connector together, such as http://127.0.0.1:4000 */
  origin: string;
  adminOrigin: string;
  clock: Clock;
  store: Store;
  tenant: Tenant;
  entra: Entra;
  connector: Connector;
  graph: Graph;
  /** Faults from a seed, and Graph being down. */
  chaos: Chaos;
  stop(): Promise<void>;
};

const listen = (app: Express, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = app.listen(port, "127.0.0.1", (error) => (error ? reject(error) : resolve(server)));
  });

const originOf = (server: Server): string => {
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Starts Microsoft 365 for a machine that has none, on loopback only: what the product calls on one port, what a test or a person steers on another. */
export async function startStandin(options: StandinOptions): Promise<Standin> {
  const { tenant } = options;
  const whole = options.clock ?? makeClock();
  const { clock, takeBack } = planningOn(whole);
  const store = openStore(options.file);
  let origin = "";
  const entra = makeEntra({ tenant, store, clock, origin: () => origin });
  const botEndpoint = options.botEndpoint ?? (() => "http://127.0.0.1:3978/api/messages");
  const connector = makeConnector({ tenant, store, clock, entra, botEndpoint, origin: () => origin });
  const graph = makeGraph({ tenant, store, clock, verify: (header) => entra.verifyToken(header), installs: connector.installs, latencyMs: options.latencyMs, patience: options.patience });
  const chaos = makeChaos({ world: graph.world, clock, notices: graph.notices });

  const app = express();
  app.disable("x-powered-by");
  // Graph's ETags are those of events, not hashes of answers.
  app.disable("etag");
  app.use("/v1.0", traced);
  app.use(chaos.middleware);
  app.use(graph.faults.middleware);
  app.use("/v1.0", graph.routes);
  app.use("/beta", traced, graph.noBeta);
  app.use(connectorRoutes(connector));
  app.use(entraRoutes(entra, { tenant, store, clock, origin: () => origin }));

  const admin = express();
  admin.disable("x-powered-by");
  admin.use(onlyLoopback);
  admin.use(adminRoutes({ graph, chaos, store, clock }));
  admin.use(chaosRoutes(chaos));
  admin.use(chatAdminRoutes(connector));
  admin.use(entraAdminRoutes(entra));

  const server = await listen(app, options.port);
  origin = originOf(server);
  const adminServer = await listen(admin, options.adminPort);
  const adminOrigin = originOf(adminServer);
  options.log?.(`Stand-in for Microsoft 365 on ${origin}, steered on ${adminOrigin}`);
  return {
    origin,
    adminOrigin,
    clock: whole,
    store,
    tenant,
    entra,
    connector,
    graph,
    chaos,
    stop: async () => {
      takeBack();
      graph.notices.close();
      await Promise.all([close(server), close(adminServer)]);
      if (!options.clock) whole.stop();
      store.close();
    },
  };
}
