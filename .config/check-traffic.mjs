// Holds the Graph calls that the test run recorded against Microsoft's own contract, where that is at hand.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const recorded = "dist/graph-traffic.ndjson";
const checker = process.env.GRAPH_TRAFFIC_CHECK ?? "../shared/tools/check-graph-traffic.mjs";
if (!existsSync(checker)) {
  console.log(`SKIPPED graph traffic against the official contract: ${checker} is not here (name it in GRAPH_TRAFFIC_CHECK)`);
  process.exit(0);
}
const calls = existsSync(recorded) ? readFileSync(recorded, "utf8").split("\n").filter(Boolean).length : 0;
if (calls === 0) {
  console.error("The run recorded no Graph call: there is nothing to check, and that is a fault");
  process.exit(1);
}
execFileSync(process.execPath, [checker, recorded], { stdio: "inherit" });
