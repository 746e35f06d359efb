import { parseArgs } from "node:util";
import { startCluster } from "../support/postgres.ts";
import { openStage } from "./stage.ts";
import { playSeed } from "./playSeed.ts";

/**
 * `npm run chaos -- --from 17 --seeds 1` plays seed 17 again and tells its story. The ledger is a real PostgreSQL, or with
 * `--pglite` the embedded one, which is some times slower and answers one at a time. `--calm` leaves out faults, `--no-kills`
 * the kills, `--no-between` what happens in the midst of something else.
 */
const flag = { type: "boolean", default: false } as const;
const { values } = parseArgs({ options: { seeds: { type: "string", default: "200" }, from: { type: "string", default: "1" }, pglite: flag, story: flag, calm: flag, "no-kills": flag, "no-between": flag } });
const [seeds, from] = [Number(values.seeds), Number(values.from)];
// Nothing is vacuumed meanwhile: jobs of one instant are told apart by where they lie.
const cluster = values.pglite ? null : await startCluster(["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off"]);
let failures = 0;
const began = performance.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const stage = await openStage(cluster && (await cluster.fresh()));
  for (let seed = from; seed < from + seeds; seed += 1) {
    const played = await playSeed(stage, seed, { faults: !values.calm, kills: !values["no-kills"], between: !values["no-between"] });
    const failed = played.wrong.length > 0;
    if (failed) failures += 1;
    if (values.story || (failed && seeds === 1)) say(played.story.join("\n"));
    if (failed) say(`seed ${seed} FAILED (again: npm run chaos -- --from ${seed} --seeds 1${values.pglite ? " --pglite" : ""})\n  ${played.wrong.join("\n  ")}`);
    if (seeds === 1 || values.story) say(JSON.stringify({ ms: Math.round(played.ms), kills: played.kills, struck: played.struck }));
  }
  await stage.stop();
} finally {
  await cluster?.stop();
}
say(`${((performance.now() - began) / 1000 / seeds).toFixed(2)} s a seed`);
say(`${seeds} seeds from ${from}, ${failures} failures`);
process.exitCode = failures > 0 ? 1 : 0;
