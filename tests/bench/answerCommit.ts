import { randomUUID } from "node:crypto";
import { z } from "zod";
import { makeKeyFile } from "../../src/adapters/surveyKeys/keyFile.ts";
import { questionsOf } from "../../src/domain/survey/instrument.ts";
import { wellBeing } from "../../src/pilot/surveys/wellBeing.ts";
import { startChild } from "./child.ts";
import { people } from "./crowd.ts";
import { median } from "./figures.ts";
import type { Figure } from "./figures.ts";
import { onlyStatus } from "./load.ts";
import type { LoadedRequest } from "./load.ts";
import { machineLoad, openReplicas } from "./replicas.ts";
import { openWaves } from "./surveyScene.ts";

const rounds = 5;
const wavesInRound = 6;
const roundMs = 3000;
const atATime = 8;
const originOnly = z.object({ origin: z.string() });
const counted = z.tuple([z.object({ n: z.number() })]);
const floorTable = "CREATE TABLE floor_answer (wave_id uuid NOT NULL, person_id uuid NOT NULL, answers jsonb NOT NULL, PRIMARY KEY (wave_id, person_id))";

/** Forms submitted a second through the API, each by somebody who had not answered, against a bare route that inserts the same answers as one row. */
export async function answerCommit(serverFlags: readonly string[] = []): Promise<Figure> {
  const replicas = await openReplicas({ people: people.length, latencyMs: 0, serverFlags });
  const bare = startChild("floorProcess.ts");
  try {
    await replicas.database.script(floorTable);
    const { origin: floorAt } = await bare.ask({ ask: "open", ledger: { url: replicas.databaseUrl } }, originOnly);
    const waves = await openWaves(replicas.database, makeKeyFile(replicas.keyFile), wellBeing, { count: wavesInRound * (rounds + 1), personIds: people.map((one) => one.oid), sent: true });
    const server = await replicas.add({ jobs: true });
    const answers = (i: number) => Object.fromEntries(questionsOf(wellBeing).map((question, n) => [question.id, { value: (i + n) % 6 }]));
    const inRound = (round: number) => waves.slice(round * wavesInRound, (round + 1) * wavesInRound);
    const ours = (round: number): LoadedRequest[] => inRound(round).flatMap((wave) => people.map((_, i) => ({ method: "POST", path: `/api/surveys/${wave.id}/submit`, as: i, body: { answers: answers(i) } })));
    const floors = (): LoadedRequest[] => Array.from({ length: wavesInRound }, randomUUID).flatMap((waveId) => people.map(({ oid }, i) => ({ method: "POST", path: "/answer", body: { waveId, personId: oid, answers: answers(i) } })));

    const before = machineLoad();
    const [values, floorValues, cpu]: [number[], number[], number[]] = [[], [], []];
    let answered = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const floor = onlyStatus(await replicas.load(floorAt, { connections: atATime, forMs: roundMs, tokens: [], requests: floors() }), 201);
      const cpuBefore = await replicas.cpuMs(server);
      const mine = onlyStatus(await replicas.load(replicas.origin(server), { connections: atATime, forMs: roundMs, tokens: [...replicas.tokens], requests: ours(round) }), 200);
      answered += mine.times.length;
      if (round === 0) continue; // the first fills caches and compiles
      floorValues.push((floor.times.length * 1000) / floor.ms);
      values.push((mine.times.length * 1000) / mine.ms);
      cpu.push(((await replicas.cpuMs(server)) - cpuBefore) / mine.times.length);
    }
    const [{ n: kept }] = counted.parse(await replicas.database.query("SELECT count(*)::int AS n FROM survey_answers.draft"));
    if (kept !== answered) throw new Error(`${answered} forms were taken and ${kept} are kept`);
    const [value, floor] = [median(values), median(floorValues)];
    return { name: "answer.commit", value, unit: "answers/s", floor, ratio: value / floor, target: "ratio >= 0.3", met: value >= 0.3 * floor, n: answered, cpuMsEach: median(cpu), loadBefore: before.load, ...machineLoad() };
  } finally {
    await bare.stop();
    await replicas.stop();
  }
}
