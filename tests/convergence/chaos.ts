import { parseArgs } from "node:util";
import { openStage } from "./stage.ts";
import { playSeed } from "./playSeed.ts";

/** `npm run chaos -- --from 17 --seeds 1` plays seed 17 again and tells its story; `--calm` leaves out faults, `--no-kills` the kills. */
const { values } = parseArgs({ options: { seeds: { type: "string", default: "200" }, from: { type: "string", default: "1" }, story: { type: "boolean", default: false }, calm: { type: "boolean", default: false }, "no-kills": { type: "boolean", default: false }, "no-between": { type: "boolean", default: false } } });
const [seeds, from] = [Number(values.seeds), Number(values.from)];
const stage = await openStage();
let failures = 0;
const began = performance.now();
for (let seed = from; seed < from + seeds; seed += 1) {
  const played = await playSeed(stage, seed, { faults: !values.calm, kills: !values["no-kills"], between: !values["no-between"] });
  if (played.wrong.length > 0) failures += 1;
  if (values.story || (played.wrong.length > 0 && seeds === 1)) process.stdout.write(`${played.story.join("\n")}\n`);
  if (played.wrong.length > 0) process.stdout.write(`seed ${seed} FAILED (again: npm run chaos -- --from ${seed} --seeds 1)\n  ${played.wrong.join("\n  ")}\n`);
  if (seeds === 1 || values.story) process.stdout.write(`${JSON.stringify({ ms: Math.round(played.ms), kills: played.kills, struck: played.struck })}\n`);
}
await stage.stop();
process.stdout.write(`${((performance.now() - began) / 1000 / seeds).toFixed(2)} s a seed\n`);
process.stdout.write(`${seeds} seeds from ${from}, ${failures} failures\n`);
process.exitCode = failures > 0 ? 1 : 0;
