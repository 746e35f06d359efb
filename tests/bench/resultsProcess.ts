import { randomUUID } from "node:crypto";
import { z } from "zod";
import { freezeWave } from "../../src/services/survey/results/freezeWave.ts";
import { closedWave, saidBy } from "../services/frozenWave.ts";
import type { MadePlace } from "../services/frozenWave.ts";
import { startApp } from "../support/app.ts";
import { answerParent } from "./child.ts";

/** A process of its own, so that its peak of memory is that of making results: fills waves that are closed, then freezes them in order. */
const question = z.object({ ask: z.literal("freeze"), url: z.string(), waves: z.number() });
const month = (wave: number, day: string): string => `${2024 + Math.floor(wave / 12)}-${String(1 + (wave % 12)).padStart(2, "0")}-${day}T00:00:00Z`;

/** Sixty hubs where twenty were asked and fourteen answered, in other places from wave to wave. */
const hubs = Array.from({ length: 60 }, (_, hub): MadePlace => ({ hub: `hub-${hub}`, municipality: `municipality-${hub % 8}`, extent: ["under-1", "1-2", "2-3"][hub % 3] ?? "1-2", invited: 20, answered: 14 }));

answerParent(async (asked) => {
  const { url, waves } = question.parse(asked);
  const app = await startApp({ ledger: { url }, noJobs: true });
  try {
    const people = Array.from({ length: hubs.length * 20 }, () => randomUUID());
    const made = [];
    for (let wave = 0; wave < waves; wave += 1) made.push(await closedWave(app, { places: hubs, people, opens: month(wave, "01"), closes: month(wave, "20"), said: (at) => saidBy((at * 5 + wave * 7 + Math.floor(at / 51)) % 51), answers: (seat) => (seat + wave) % 20 < 14 }));
    const before = process.memoryUsage.rss();
    const [seconds, cpu]: [number[], NodeJS.CpuUsage] = [[], process.cpuUsage()];
    for (const { wave } of made) {
      const from = performance.now();
      await freezeWave(app.deps.survey, wave.id);
      seconds.push((performance.now() - from) / 1000);
    }
    const { user, system } = process.cpuUsage(cpu);
    const cells = await app.database.query("SELECT count(*)::int AS n, count(*) FILTER (WHERE shown)::int AS shown FROM survey_answers.cell");
    const pairs = await app.database.query("SELECT count(*)::int AS n FROM survey_answers.snapshot WHERE kind = 'pairs'");
    const answers = await app.database.query("SELECT count(*)::int AS n FROM survey_answers.sheet");
    return { seconds, cpuSeconds: (user + system) / 1e6, answers: answers[0]?.["n"], cells: cells[0]?.["n"], shown: cells[0]?.["shown"], pairs: pairs[0]?.["n"], rssBefore: before, rssPeak: process.resourceUsage().maxRSS * 1024 };
  } finally {
    await app.stop();
  }
});
