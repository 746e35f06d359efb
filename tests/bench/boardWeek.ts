import type { Figure } from "./figures.ts";
import { median, percentile } from "./figures.ts";
import { onlyStatus } from "./load.ts";
import type { LoadedRequest } from "./load.ts";
import type { Stage } from "./stage.ts";

const rounds = 5;
const mostInRound = 6000;
const roundMs = 3000;
const atATime = 32;

/** `GET /api/board` of a whole region's week, by many people at once, against the same bytes from a route that only sends them. */
export async function boardWeek(stage: Stage): Promise<Figure> {
  const ask = (as: number): LoadedRequest => ({ method: "GET", path: `/api/board?from=${stage.days.week}&days=5`, as });
  const asks = Array.from({ length: mostInRound }, (_, i) => ask(i % stage.tokens.length));
  const ours = { connections: atATime, forMs: roundMs, tokens: [...stage.tokens], requests: asks };
  const floors = { connections: atATime, forMs: roundMs, tokens: [], requests: asks.map((): LoadedRequest => ({ method: "GET", path: "/bytes" })) };

  const first = await stage.load("ours", ours);
  await stage.setBytes(first.sample);
  await stage.load("floor", floors);
  const [values, floorValues, rates, cpu, floorCpu]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  let asked = 0;
  for (let round = 0; round < rounds; round += 1) {
    const measured = onlyStatus(await stage.load("ours", ours), 200);
    values.push(percentile(measured.times, 0.95));
    rates.push((measured.times.length * 1000) / measured.ms);
    asked += measured.times.length;
    const floorMeasured = onlyStatus(await stage.load("floor", floors), 200);
    floorValues.push(percentile(floorMeasured.times, 0.95));
    cpu.push(measured.cpuMs / measured.times.length);
    floorCpu.push(floorMeasured.cpuMs / floorMeasured.times.length);
  }
  const [value, floor] = [median(values), median(floorValues)];
  return { name: "board.week", value, unit: "ms p95", floor, ratio: value / floor, target: "ratio <= 2", met: value <= 2 * floor, n: asked, bytes: first.sample.length, perSecond: median(rates), cpuMsEach: median(cpu), floorCpuMsEach: median(floorCpu), ledger: stage.ledger };
}
