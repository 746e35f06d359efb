import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";
import { hubOf } from "./ownHub.ts";

describe.each(["pglite", "postgres"] as const)("the rules of a hub, on %s", (ledger) => {
  let app: TestApp;
  let eva: Client;
  beforeAll(async () => {
    app = await startApp({ ledger, at: "2026-11-23T07:50:00+01:00", noJobs: true });
    eva = await app.as("eva.lind");
  });
  afterAll(() => app.stop());
  const set = (hubId: string, rules: object) => eva.send("PATCH", `/api/hubs/${hubId}/rules`, rules);
  const hub = async (hubId: string) => (await eva.get("/api/hubs")).body.find((one: { id: string }) => one.id === hubId);

  test("of rules that are set at the same moment none is lost, and every answer holds what it set", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = `samtidigt-${round}`;
      await app.ledger.saveHubs([hubOf(id)]);
      const changes = [{ horizonDays: 30 }, { bookingsPerWeek: 3 }, { checkInFromMinutes: 15 }];
      const answers = await Promise.all(changes.map((change) => set(id, change)));
      for (const [i, answer] of answers.entries()) expect(answer).toMatchObject({ status: 200, body: { id, rules: changes[i] } });
      expect(await hub(id)).toMatchObject({ rules: { horizonDays: 30, bookingsPerWeek: 3, checkInFromMinutes: 15 }, ownRules: ["horizonDays", "bookingsPerWeek", "checkInFromMinutes"] });
    }
  });

  test("setting a rule changes nothing else of a hub that has been changed elsewhere meanwhile", async () => {
    await app.ledger.saveHubs([hubOf("annat", { desks: 2, ownRules: { horizonDays: 20 } })]);
    await hub("annat");
    await app.database.query("UPDATE hub SET body = jsonb_set(body, '{name}', '\"Nytt namn\"') WHERE id = 'annat'");
    await app.database.query("UPDATE desk SET withdrawn = true WHERE id = 'annat-2'");
    expect(await set("annat", { bookingsPerWeek: 2 })).toMatchObject({ status: 200, body: { name: "Nytt namn", desks: [{ id: "annat-1" }], ownRules: ["horizonDays", "bookingsPerWeek"] } });
  });

  test("a rule that is taken away is the region's again, and the next wish is asked by it", async () => {
    await app.ledger.saveHubs([hubOf("tillbaka", { ownRules: { horizonDays: 2, bookingsPerWeek: 4 } })]);
    const book = (date: string) => eva.send("POST", "/api/bookings", { hubId: "tillbaka", dates: [date], part: "day" });
    expect((await book("2026-12-08")).body.results[0].refusal).toMatchObject({ code: "too-far-ahead", setBy: "hubben" });
    expect((await set("tillbaka", { horizonDays: null })).body).toMatchObject({ rules: { horizonDays: 60, bookingsPerWeek: 4 }, ownRules: ["bookingsPerWeek"] });
    expect((await book("2026-12-08")).status).toBe(201);
    expect(await set("finns-inte", { horizonDays: null })).toMatchObject({ status: 404, body: { code: "no-such-hub" } });
  });
});
