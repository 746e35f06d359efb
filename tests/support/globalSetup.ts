import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { writeImage } from "./image.ts";
import { startCluster } from "./postgres.ts";
import type { Cluster } from "./postgres.ts";

/** Every call that the real adapters make during the run, for .config/check-traffic.mjs. */
const trafficLog = "dist/graph-traffic.ndjson";
const image = "dist/ledger-image.tar";

let cluster: Cluster | null = null;

/** One real PostgreSQL for the whole run, of which each test file takes a database of its own, and one image of an embedded ledger that each begins with. Durable enough for races, not for crashes. */
export async function setup(): Promise<void> {
  cluster = await startCluster(["fsync=off", "full_page_writes=off", "synchronous_commit=off"]);
  process.env["TEST_POSTGRES"] = cluster.url;
  mkdirSync("dist", { recursive: true });
  // Of a setup that fails Jest runs no teardown.
  await writeImage(image).catch(async (fault: unknown) => {
    await teardown();
    throw fault;
  });
  process.env["TEST_PGLITE"] = image;
  // Servers that tests start as processes of their own are compiled once.
  process.env["NODE_COMPILE_CACHE"] = resolve("dist/compile-cache");
  process.env["GRAPH_TRAFFIC_LOG"] = trafficLog;
  rmSync(trafficLog, { force: true });
}
export const teardown = async (): Promise<void> => cluster?.stop();
export default setup;
