import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { hubOf } from "../services/ownHub.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  const hub = hubOf("skrivarstugan", { desks: 2 });
  await app.ledger.saveHubs([{ ...hub, desks: hub.desks.map((desk, place) => ({ ...desk, name: place === 0 ? "Plats 1" : "Fönsterplatsen" })) }]);
});
afterAll(() => app.stop());

test("a desk that has only a number is called so in the reader's language, and one with a name of its own keeps it", async () => {
  const anna = await app.as("anna.nilsson");
  const asked = { hubId: "skrivarstugan", dates: ["2026-11-25"], part: "day", deskId: (await anna.get("/api/hubs/skrivarstugan/days/2026-11-25")).body.desks[0].id };
  const names = async (): Promise<unknown> => {
    const day = (await anna.get("/api/hubs/skrivarstugan/days/2026-11-25")).body.desks;
    const hub = (await anna.get("/api/hubs")).body.find(({ id }: { id: string }) => id === "skrivarstugan").desks;
    const mine = (await anna.get("/api/bookings?from=2026-11-23&to=2026-11-30")).body.bookings;
    return [day.map(({ name }: { name: string }) => name), hub.map(({ name }: { name: string }) => name), mine.map(({ deskName }: { deskName: string }) => deskName)];
  };
  expect((await anna.send("POST", "/api/bookings", asked)).status).toBe(201);
  expect(await names()).toEqual([["Plats 1", "Fönsterplatsen"], ["Plats 1", "Fönsterplatsen"], ["Plats 1"]]);
  await anna.send("PATCH", "/api/me", { language: "en" });
  expect(await names()).toEqual([["Desk 1", "Fönsterplatsen"], ["Desk 1", "Fönsterplatsen"], ["Desk 1"]]);
});
