import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Person } from "../../src/standin/tenant.ts";
import { openRoster } from "../../src/standin/connector/roster.ts";
import { openStore } from "../../src/standin/store.ts";
import { crowd, hubs, people } from "./crowd.ts";
import type { Figure } from "./figures.ts";
import { median } from "./figures.ts";
import { onlyStatus } from "./load.ts";
import type { LoadedRequest } from "./load.ts";
import type { Stage } from "./stage.ts";

const rounds = 4;
const turnsInRound = 200;
const atATime = 8;
const roster = openRoster(crowd, openStore(":memory:"));
/** Those who have not booked elsewhere in the same weeks. */
const talkers = people.slice(400);

/** "boka Alsen 2026-12-16", signed as the Bot Connector does, until the card has left: the bot answers when it has. Against an echo on the same adapter. */
export async function botTurn(stage: Stage): Promise<Figure> {
  const { token } = z.object({ token: z.string() }).parse(await post(`${stage.adminOrigin}/chat/token`, { serviceUrl: stage.standinOrigin }));
  for (const one of talkers) await post(`${stage.adminOrigin}/chat/${one.upn}/install`, {});
  const wishes = (round: number) => talkers.slice(0, turnsInRound).map((person, i) => ({ person, hub: hubs[i % hubs.length]?.name ?? "", date: stage.days.open.at(-2 - round) ?? "" }));
  const requests = (round: number): LoadedRequest[] => wishes(round).map(({ person, hub, date }) => ({ method: "POST", path: "/api/messages", as: 0, body: message(person, `boka ${hub} ${date}`, stage.standinOrigin) }));

  const [values, floors, cpu, floorCpu]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < rounds; round += 1) {
    await stage.settled();
    const floor = onlyStatus(await stage.load("echo", { connections: atATime, tokens: [token], requests: requests(round) }), 200);
    const ours = onlyStatus(await stage.load("ours", { connections: atATime, tokens: [token], requests: requests(round) }), 200);
    if (round === 0) continue; // the first fills caches and compiles
    floors.push((turnsInRound * 1000) / floor.ms);
    values.push((turnsInRound * 1000) / ours.ms);
    cpu.push(ours.cpuMs / turnsInRound);
    floorCpu.push(floor.cpuMs / turnsInRound);
  }
  await allBooked(stage, wishes(rounds - 1).slice(0, 20));
  const [value, floor] = [median(values), median(floors)];
  return { name: "bot.turn", value, unit: "turns/s", floor, ratio: value / floor, target: "ratio >= 0.3", met: value >= 0.3 * floor, n: (rounds - 1) * turnsInRound, cpuMsEach: median(cpu), floorCpuMsEach: median(floorCpu), jobs: stage.jobs, ledger: stage.ledger };
}

function message(person: Person, text: string, serviceUrl: string): object {
  const now = new Date().toISOString();
  return {
    type: "message",
    id: randomUUID(),
    text,
    textFormat: "plain",
    timestamp: now,
    localTimestamp: now,
    localTimezone: "Europe/Stockholm",
    serviceUrl,
    channelId: "msteams",
    from: { id: roster.memberId(person), name: person.displayName, aadObjectId: person.oid },
    conversation: { conversationType: "personal", tenantId: crowd.tenantId, id: roster.personal(person).id },
    recipient: { id: roster.botId, name: "Hubbplats" },
    channelData: { tenant: { id: crowd.tenantId } },
    locale: person.locale,
  };
}

const bookings = z.object({ bookings: z.array(z.object({ date: z.string(), hubName: z.string() })) });

/** Throws unless the wishes became bookings: a question back is quickly asked. */
async function allBooked(stage: Stage, wishes: readonly { person: Person; hub: string; date: string }[]): Promise<void> {
  const measured = await Promise.all(
    wishes.map(async ({ person, hub, date }) => {
      const asked = { method: "GET", path: `/api/bookings?from=${date}&to=${date.slice(0, 8)}31`, as: people.indexOf(person) } as const;
      const { sample } = await stage.load("ours", { connections: 1, tokens: [...stage.tokens], requests: [asked] });
      return bookings.parse(JSON.parse(sample)).bookings.some((one) => one.date === date && one.hubName === hub) ? [] : [`${hub} ${date}`];
    }),
  );
  const missed = measured.flat();
  if (missed.length > 0) throw new Error(`not booked by the bot: ${missed.join(", ")}`);
}

async function post(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}
