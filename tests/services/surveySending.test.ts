import { start } from "../../src/main.ts";
import type { Running } from "../../src/main.ts";
import { cardOf, toldOf } from "../../src/services/survey/sending/cardOf.ts";
import { sendWave } from "../../src/services/survey/sending/sendWave.ts";
import type { Wave } from "../../src/services/survey/surveyPorts.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { uuidFor } from "../../src/standin/graph/directory.ts";
import type { Person } from "../../src/standin/tenant.ts";
import { freePort } from "../support/freePort.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { freshDatabase } from "../support/database.ts";
import { invitedFrom, openWave } from "./surveyStage.ts";

/** Two servers on one PostgreSQL send a survey to 200 people by real time, at the pace that they share, under Teams' limit and its faults. */
const crowd: Person[] = Array.from({ length: 200 }, (_, i) => ({ oid: uuidFor(`tillfrågad ${i}`), upn: `tillfragad.${i}@regionen.example`, displayName: `Tillfrågad ${i}`, locale: "sv-SE", roles: [] }));
/** They have never had the app. */
const strangers: Person[] = Array.from({ length: 60 }, (_, i) => ({ oid: uuidFor(`främling ${i}`), upn: `framling.${i}@regionen.example`, displayName: `Främling ${i}`, locale: "sv-SE", roles: [] }));
const gone = [0, 1].map((i) => uuidFor(`har slutat ${i}`));
const [blockers, met] = [crowd.slice(0, 10), crowd.slice(10, 60)];

let first: TestApp;
let second: Running;
beforeAll(async () => {
  Object.assign(demoTenant, { people: [...demoTenant.people, ...crowd, ...strangers] });
  const url = await freshDatabase();
  first = await startApp({ ledger: { url } });
  const { local } = first;
  if (!local) throw new Error("there is no stand-in");
  const { origin, tenant } = local.standin;
  const port = await freePort();
  second = await start({
    TENANT_ID: tenant.tenantId,
    CLIENT_ID: tenant.tabApp,
    CLIENT_SECRET: localSecretOf(tenant.tabApp),
    BOT_ID: tenant.botApp,
    BOT_SECRET: localSecretOf(tenant.botApp),
    BOT_OPENID_METADATA: `${origin}/v1/.well-known/openidconfiguration`,
    CONTROL_MAILBOX: tenant.controlMailbox,
    ENTRA_ORIGIN: origin,
    GRAPH_ORIGIN: origin,
    TEAMS_CATALOG_ID: local.catalogId,
    PORT: String(port),
    LOG_LEVEL: "error",
    DATABASE_URL: url,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  });
  for (const { upn } of [...blockers, ...met]) await local.standin.connector.install(upn);
  for (const { upn } of blockers) local.standin.connector.block(upn);
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

const connector = () => first.local?.standin.connector ?? fail();
const fail = (): never => {
  throw new Error("there is none");
};
const survey = () => first.deps.survey;
const newWave = (personIds: readonly string[]): Promise<Wave> => openWave(first, { invited: invitedFrom(personIds) });
const count = (wave: Wave) => survey().surveyPeople.sendingCount(wave.id);
const together = (wave: Wave) => Promise.all([sendWave(first.deps.survey, wave.id), sendWave(second.deps.survey, wave.id)]);
/** None queued, none under way: the servers' own rounds may have begun to send the wave as well. */
const untilQuiet = (wave: Wave) =>
  first.until(async () => {
    const counted = await count(wave);
    return counted.queued + counted.sending === 0 && counted;
  }, "nobody queued and nobody under way");
/** Sends until nobody waits: what was put back, or was left by a process that is gone, comes when its time has. */
const sendAll = async (wave: Wave): Promise<void> => {
  await together(wave);
  await first.until(async () => {
    await together(wave);
    const { queued, sending } = await count(wave);
    return queued + sending === 0;
  }, "the end of the sending");
};
/** The sendings by which a person's cards of the wave came, in order. */
const cardsOf = ({ upn }: Person, wave: Wave): number[] =>
  (connector().transcript(upn) ?? []).flatMap((message) => {
    const said = JSON.stringify(message.attachments);
    return said.includes(wave.id) ? [Number(/"attempt":"(\d+)"/.exec(said)?.[1])] : [];
  });

test("each of 200 gets exactly one card that counts, whatever fails; blocked, missing and failed are told apart; the limit is never passed", async () => {
  const wave = await newWave([...crowd.map((one) => one.oid), ...gone]);
  connector().pace.limit(50);
  const { faults } = connector();
  await first.admin("/faults", { method: "POST", pathPattern: "/installedApps", nth: 20, what: "status", status: 403, code: "Forbidden", times: 5 });
  for (const status of [502, 500, 503]) faults.add({ call: "send", status, times: 3 });
  faults.add({ call: "send", status: 502, times: 6, afterwards: true, about: wave.id });
  faults.add({ call: "send", status: 429, retryAfter: 1, times: 2 });
  faults.add({ call: "create", status: 502, times: 4, afterwards: true });
  // A process that sends five cards and is killed before it notes them: its lease ends.
  const told = await toldOf(survey(), wave.id);
  const { surveyMessenger, surveyPeople } = survey();
  if (!told || !surveyMessenger) return fail();
  const lost = await surveyPeople.takeToSend(wave.id, 5, new Date(), new Date(Date.now() + 4000));
  const lostCards = (await Promise.all(lost.map((one) => surveyMessenger.send(one.personId, cardOf(told, one, false))))).filter((called) => called.ok).length;

  await sendAll(wave);
  expect(await count(wave)).toEqual({ queued: 0, sending: 0, sent: 185, blocked: 10, missing: 5, failed: 2, stopped: 0 });
  expect(connector().pace.report()).toMatchObject({ perSecond: 50, refused: 0 });
  const invitations = new Map((await surveyPeople.invitations(wave.id)).map((one) => [one.personId, one]));
  const states = new Map<string, number>();
  let extra = 0;
  for (const person of crowd) {
    const { sending, attempts } = invitations.get(person.oid) ?? fail();
    const cards = cardsOf(person, wave);
    states.set(sending, (states.get(sending) ?? 0) + 1);
    expect([person.upn, sending, cards.filter((one) => one === attempts).length]).toEqual([person.upn, sending, sending === "sent" ? 1 : 0]);
    if (sending === "sent") extra += cards.length - 1;
  }
  expect(blockers.every((one) => invitations.get(one.oid)?.sending === "blocked")).toBe(true);
  expect(gone.every((one) => invitations.get(one)?.sending === "failed")).toBe(true);
  expect(extra).toBe(6 + lostCards);
});

test("a stop takes effect within seconds, and whoever is left gets no card", async () => {
  const wave = await newWave(crowd.map((one) => one.oid));
  const sending = together(wave);
  await first.until(async () => (await count(wave)).sent > 10, "the first cards");
  await survey().surveyPeople.stop(wave.campaignId);
  const stopped = performance.now();
  await sending;
  const after = await untilQuiet(wave);
  expect(performance.now() - stopped).toBeLessThan(20_000);
  expect(after.stopped).toBeGreaterThan(50);
  await together(wave);
  expect(await count(wave)).toEqual(after);
});

test("where the app must be installed first, which goes slower, a stop leaves those who wait for it without a card too", async () => {
  const wave = await newWave(strangers.map((one) => one.oid));
  const sending = together(wave);
  await first.until(async () => (await count(wave)).sent > 3, "the first cards");
  await survey().surveyPeople.stop(wave.campaignId);
  const stopped = Date.now();
  await sending;
  const after = await untilQuiet(wave);
  expect(after.stopped).toBeGreaterThan(20);
  const instants = strangers.flatMap(({ upn }) => (connector().transcript(upn) ?? []).filter((message) => JSON.stringify(message.attachments).includes(wave.id)).map((message) => Date.parse(message.at)));
  expect(instants).toHaveLength(after.sent);
  expect(Math.max(...instants) - stopped).toBeLessThan(5000);
  // Nor are they made to have the app, and greeted by it, for a survey that is stopped.
  expect(strangers.filter(({ upn }) => (connector().transcript(upn) ?? []).length > 0).length).toBeLessThan(after.sent + 12);
});
