import { floorRequest, ourRequest } from "./bookings.ts";
import type { Wish } from "./bookings.ts";
import type { Figure } from "./figures.ts";
import { median, worst } from "./figures.ts";
import type { Loaded } from "./load.ts";
import type { Stage } from "./stage.ts";

const crowdAtDesk = 200;
const times = 20;

/** Two hundred people at one free desk, twenty times: how long until the last of them has an answer. */
export async function bookContended(stage: Stage): Promise<Figure> {
  const date = stage.days.open.at(-1) ?? "";
  const wishes = (time: number): Wish[] => Array.from({ length: crowdAtDesk }, (_, i) => ({ desk: 399 - time, person: 200 + i, date }));
  const [values, floors, cpu, floorCpu]: [number[], number[], number[], number[]] = [[], [], [], []];
  let faults = 0;
  // What a server does when it has just started is not what is measured.
  await stage.settled();
  for (let time = -1; time < times; time += 1) {
    const wished = wishes(time < 0 ? times : time);
    const floor = await stage.load("floor", { connections: crowdAtDesk, tokens: [], requests: wished.map(floorRequest) });
    const ours = await stage.load("ours", { connections: crowdAtDesk, tokens: [...stage.tokens], requests: wished.map(ourRequest) });
    oneHolder(floor);
    oneHolder(ours);
    if (time < 0) continue; // the first fills caches and compiles
    faults += Object.entries(ours.statuses).reduce((sum, [status, count]) => sum + (status === "0" || Number(status) >= 500 ? count : 0), 0);
    floors.push(floor.ms);
    values.push(ours.ms);
    cpu.push(ours.cpuMs);
    floorCpu.push(floor.cpuMs);
  }
  const [value, floor] = [median(values), median(floors)];
  const [slowest, floorSlowest] = [worst(values), worst(floors)];
  const met = value <= 4 * floor && slowest <= 8 * floor && faults === 0;
  return { name: "book.contended", value, unit: "ms median", floor, ratio: value / floor, target: "ratio <= 4, worst <= 8, no 5xx", met, n: times, worst: slowest, worstRatio: slowest / floorSlowest, worstToMedianFloor: slowest / floor, answers5xx: faults, cpuMs: median(cpu), floorCpuMs: median(floorCpu), ledger: stage.ledger };
}

function oneHolder(measured: Loaded): void {
  if (measured.statuses["201"] !== 1) throw new Error(`not one holder: ${JSON.stringify(measured.statuses)}, the last being ${measured.sample.slice(0, 300)}`);
}
