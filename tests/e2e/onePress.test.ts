import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { dialog, toast } from "./tabParts.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

describe("On a phone", () => {
  test("a place on Thursday is booked in two taps: the day, and the hub's own button", async () => {
    const page = await stage.alone("/tab/", { width: 360, height: 740 });
    await page.getByRole("button", { name: "Anna Nilsson" }).click();
    await page.getByRole("button", { name: /^tors 26/ }).click();
    await page.getByRole("button", { name: "Boka hela dagen, Kluksgården, torsdag 26 november" }).click();
    await toast(page, "Platsen är din").waitFor();
    await page.getByRole("button", { name: /^Du · bokad ?, Kluksgården, torsdag 26 november$/ }).waitFor();
    expect(await page.getByRole("button", { name: /^Boka hela dagen, / }).count()).toBe(0);
    await page.locator("#day-kluksgarden-2026-11-26:focus").waitFor();
  });

  test("a place that no calendar is asked about is not called hers any more, once she has given it back elsewhere", async () => {
    const page = await stage.alone("/tab/#/boka/2026-11-27", { width: 360, height: 740 });
    await page.getByRole("button", { name: "Anna Nilsson" }).click();
    await page.getByRole("button", { name: "Boka hela dagen, Kluksgården, fredag 27 november" }).click();
    await toast(page, "Platsen är din").getByText("Platsen är din").hover();
    const elsewhere = await stage.app.as("anna.nilsson");
    const { bookings } = (await elsewhere.get("/api/bookings?from=2026-11-27&to=2026-11-28")).body;
    expect((await elsewhere.send("DELETE", `/api/bookings/${bookings[0].id}`)).status).toBe(200);
    await toast(page, "Släppt").waitFor();
    expect(await toast(page, "Platsen är din").count()).toBe(0);
  });

  test("a no opens the day with its reason and what is free instead", async () => {
    const page = await stage.alone("/tab/#/boka/2026-11-25", { width: 360, height: 740 });
    await page.route("**/api/board/stream", (route) => route.abort());
    await page.getByRole("button", { name: "Bo Eriksson" }).click();
    const book = page.getByRole("button", { name: "Boka hela dagen, Högt, Hett & Säkert, onsdag 25 november" });
    await book.waitFor();
    for (const name of ["helena.sandberg", "cecilia.jonsson"]) await (await stage.app.as(name)).send("POST", "/api/bookings", { hubId: "hogt-hett-sakert", dates: ["2026-11-25"], part: "day" });
    await book.click();
    await dialog(page).getByRole("alert").getByText("Hubben är full").waitFor();
    expect(await dialog(page).getByRole("listitem").getByRole("button").count()).toBeGreaterThan(0);
    stage.complaints();
  });
});
