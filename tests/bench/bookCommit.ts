import { floorRequest, ourRequest } from "./bookings.ts";
import type { Wish } from "./bookings.ts";
import { desks } from "./crowd.ts";
import type { Figure } from "./figures.ts";
import { median } from "./figures.ts";
import { onlyStatus } from "./load.ts";
import type { Stage } from "./stage.ts";

const rounds = 5;
const bookingsInRound = 1200;
const roundMs = 3000;
const atATime = 8;

/** Bookings a second on desks, people and days of their own, against one bare insert. Job workers run meanwhile and are waited for between rounds. */
export async function bookCommit(stage: Stage): Promise<Figure> {
  const { open } = stage.days;
  const wishes = (round: number): Wish[] =>
    Array.from({ length: bookingsInRound }, (_, i) => {
      const n = round * bookingsInRound + i;
      const desk = n % desks.length;
      return { desk, person: desk, date: open[Math.floor(n / desks.length)] ?? "" };
    });
  const [values, floors, cpu, floorCpu]: [number[], number[], number[], number[]] = [[], [], [], []];
  let booked = 0;
  for (let round = 0; round <= rounds; round += 1) {
    await stage.settled();
    const floor = onlyStatus(await stage.load("floor", { connections: atATime, forMs: roundMs, tokens: [], requests: wishes(round).map(floorRequest) }), 201);
    const ours = onlyStatus(await stage.load("ours", { connections: atATime, forMs: roundMs, tokens: [...stage.tokens], requests: wishes(round).map(ourRequest) }), 201);
    if (round === 0) continue; // the first fills caches and compiles
    floors.push((floor.times.length * 1000) / floor.ms);
    values.push((ours.times.length * 1000) / ours.ms);
    cpu.push(ours.cpuMs / ours.times.length);
    floorCpu.push(floor.cpuMs / floor.times.length);
    booked += ours.times.length;
  }
  const [value, floor] = [median(values), median(floors)];
  return { name: "book.commit", value, unit: "bookings/s", floor, ratio: value / floor, target: "ratio >= 0.3", met: value >= 0.3 * floor, n: booked, cpuMsEach: median(cpu), floorCpuMsEach: median(floorCpu), jobs: stage.jobs, ledger: stage.ledger };
}
