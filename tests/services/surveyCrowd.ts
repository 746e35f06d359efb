import { createHmac, randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Invited } from "../../src/domain/survey/places.ts";
import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import type { Wave } from "../../src/services/survey/surveyPorts.ts";
import type { Client, TestApp } from "../support/app.ts";
import { clientOf } from "./crowd.ts";
import { mixed, surveyActs } from "./surveyStage.ts";

/** Hubs of 0-4 people a day have few or many who work there. Those below five share a place with neighbours. */
const hubSizes = { brunflo: 3, torsta: 4, "house-be": 5, samverket: 6, kluks: 8, stugun: 11, funas: 16, gaddede: 24, ope: 40, frosons: 95 };
const extents = ["none", "under-1", "1-2", "2-3"];
export const invitedCount = Object.values(hubSizes).reduce((a, b) => a + b, 0);

export type Person = { readonly client: Client; readonly names: readonly string[]; readonly invited: Invited };

/** People of every hub, signed in but not seen by the database; who was here before is left to the caller. */
export async function makePeople({ origin, local }: TestApp): Promise<Person[]> {
  if (!local) throw new Error("there is no stand-in to sign anybody in");
  const { standin } = local;
  const hubs = Object.entries(hubSizes).flatMap(([hub, size]) => Array.from({ length: size }, () => hub));
  return Promise.all(
    hubs.map(async (hub, i): Promise<Person> => {
      const [oid, upn, displayName] = [randomUUID(), `p${i}.${randomBytes(3).toString("hex")}@${standin.tenant.domain}`, `Person ${randomBytes(4).toString("hex")}`];
      const token = await standin.entra.mint(tabClaims(standin.tenant, standin.origin, { oid, upn, displayName, locale: "sv-SE", roles: [] }), { lifetime: 86_400 });
      return { client: clientOf(origin, token, oid), names: [oid, upn, displayName], invited: { personId: oid, hub, municipality: i % 3 === 0 ? "Östersund" : "Krokom", extent: extents[randomInt(extents.length)] ?? "none" } };
    }),
  );
}

/** What really happened: whose each answered form is by the words in it, and in what order they were submitted. */
export type Truth = { readonly wordsOf: Map<string, string>; readonly order: Map<string, number> };

/** The same answers, kept as most would: in the transaction that marks the person as having answered. */
const naive = {
  set: "CREATE SCHEMA naive; CREATE TABLE naive.invitation (person_id uuid PRIMARY KEY, place text, answered boolean); CREATE TABLE naive.answer (code text, keyed text, place text, answers jsonb)",
  invite: "INSERT INTO naive.invitation SELECT person_id, place_id, false FROM survey_people.invitation WHERE wave_id = $1",
};
/** A key that is kept where the answers are. */
const naiveKey = randomBytes(32).toString("hex");

export async function setNaive({ database }: TestApp, wave: Wave): Promise<void> {
  await database.query(naive.set);
  await database.query("CREATE TABLE naive.setting AS SELECT 'survey key' AS name, $1::text AS value", [naiveKey]);
  await database.query(naive.invite, [wave.id]);
}
async function answerNaively({ database }: TestApp, personId: string, words: string): Promise<void> {
  const keyed = createHmac("sha256", naiveKey).update(personId).digest("hex");
  await database.transaction(async (session) => {
    await session.query("INSERT INTO naive.answer SELECT $1, $2, place, $3::jsonb FROM naive.invitation WHERE person_id = $4", [randomUUID(), keyed, JSON.stringify({ say: words }), personId]);
    await session.query("UPDATE naive.invitation SET answered = true WHERE person_id = $1", [personId]);
  });
}

/**
 * People answer one after the other, as the tab does: some open Hubbplats for the first time to do so, some change a setting
 * first, some save page by page, submit twice, change their minds, opt out, or begin and leave.
 */
export async function answerAll(app: TestApp, wave: Wave, people: readonly Person[], truth: Truth, between: (done: number) => Promise<void>, alsoNaively = false): Promise<void> {
  const acts = surveyActs(app);
  let done = 0;
  for (const { client } of mixed(people)) {
    const dice = randomInt(100);
    const words = `mina ord ${randomUUID()}`;
    const answers = { used: { value: dice % 2 ? "yes" : "no" }, days: { value: dice % 6 }, say: { value: words }, ...Object.fromEntries(["w1", "w2", "w3", "w4", "w5"].map((id) => [id, { value: randomInt(6) }])) };
    await client.get("/api/me");
    if (dice % 3 === 0) await client.send("PATCH", "/api/me", { showName: dice % 2 === 0 });
    await client.get("/api/surveys");
    await client.get(acts.path(wave));
    if (dice < 6) await client.send("POST", acts.path(wave, "/opt-out"), { optOut: true }, null);
    else if (dice < 12) await acts.save(client, wave, { days: { value: 1 } });
    else {
      if (dice < 40) await acts.save(client, wave, { used: answers.used });
      const submitted = await acts.submit(client, wave, answers);
      if (submitted.status !== 200) throw new Error(`not taken: ${submitted.status} ${JSON.stringify(submitted.body)}`);
      truth.wordsOf.set(client.personId, words);
      truth.order.set(client.personId, truth.order.size);
      if (alsoNaively) await answerNaively(app, client.personId, words);
      if (dice < 24) await acts.submit(client, wave, answers);
      if (dice > 85) await acts.save(client, wave, { days: { value: 5 } });
      if (dice > 60) await client.get(acts.path(wave, "/own-score"));
    }
    await between(++done);
  }
}
