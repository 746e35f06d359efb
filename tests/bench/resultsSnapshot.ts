import { z } from "zod";
import { startCluster } from "../support/postgres.ts";
import { startChild } from "./child.ts";
import { worst } from "./figures.ts";
import type { Figure } from "./figures.ts";
import { machineLoad } from "./replicas.ts";

const waves = 12;
const hubs = 60;
const minutes = 15;
const mebibyte = 1024 * 1024;
const frozen = z.object({ seconds: z.array(z.number()), cpuSeconds: z.number(), answers: z.number(), cells: z.number(), shown: z.number(), pairs: z.number(), rssBefore: z.number(), rssPeak: z.number() });

/** Seconds to freeze the results of 10,000 answers in 12 waves at 60 hubs, changes and cuts included, and the peak of memory of the process that does it. @param count of waves; fewer for a look */
export async function resultsSnapshot(serverFlags: readonly string[] = [], count = Number(process.env["BENCH_WAVES"] ?? waves)): Promise<Figure> {
  const cluster = await startCluster();
  const child = startChild("resultsProcess.ts", serverFlags);
  try {
    const made = await child.ask({ ask: "freeze", url: await cluster.fresh(), waves: count }, frozen);
    const value = made.seconds.reduce((sum, one) => sum + one, 0);
    const { cpuSeconds, answers, cells, shown, pairs } = made;
    return { name: "results.snapshot", value, unit: "s", floor: null, ratio: null, target: `at most ${minutes} min`, met: value <= minutes * 60, n: count, cpuSeconds, answers, hubs, worstWave: worst(made.seconds), peakMiB: made.rssPeak / mebibyte, beforeMiB: made.rssBefore / mebibyte, cells, shown, pairs, ...machineLoad() };
  } finally {
    await child.stop();
    await cluster.stop();
  }
}
