import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { cellOf, dialog, toast } from "./tabParts.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

describe("What the day at a hub says", () => {
  test("of a hub that does not exist: that it does not, and the way to those that do", async () => {
    const { tab } = await stage.seat("anna.nilsson", { subPage: "hubb/nowhere/2026-11-25" });
    await dialog(tab).getByRole("heading", { name: "Hubben finns inte." }).waitFor();
    expect(await dialog(tab).getByRole("button", { name: "Försök igen" }).count()).toBe(0);
    await dialog(tab).getByRole("link", { name: "Se alla hubbar" }).click();
    await tab.getByRole("link", { name: "Samverket" }).waitFor();
    expect(stage.complaints().filter((one) => !one.includes("404"))).toEqual([]);
  });

  test("of a hub that is not open for booking: that, once", async () => {
    const { tab } = await stage.seat("anna.nilsson", { subPage: "hubb/hackas/2026-11-25" });
    await dialog(tab).getByText("Går inte att boka än").waitFor();
    expect(await dialog(tab).getByText(/stängd den här dagen/).count()).toBe(0);
  });

  test("of a day too far ahead: the year, and from when it can be booked, in the week and in the panel", async () => {
    const { tab } = await stage.seat("anna.nilsson", { subPage: "boka/2027-06-01" });
    await tab.getByText("31 maj–4 juni 2027").waitFor();
    const cell = cellOf(tab, "Brunflo, tisdag 1 juni");
    await cell.getByText("öppnar senare").waitFor();
    await cell.getByText("från fre 2 apr").waitFor();
    await cell.click();
    await dialog(tab).getByText("tisdag 1 juni 2027").waitFor();
    await dialog(tab).getByText("Dagen öppnar för bokning fredag 2 april 2027.").waitFor();
    expect(await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).count()).toBe(0);
  });

  test("of a day that is over: that it is, and who had booked it", async () => {
    const { tab } = await stage.seat("anna.nilsson", { subPage: "hubb/kluksgarden/2026-11-20" });
    await dialog(tab).getByText("Dagen har passerat.").waitFor();
    await dialog(tab).getByRole("heading", { name: "Vilka hade bokat" }).waitFor();
    await dialog(tab).getByText("Ingen hade bokat.").waitFor();
  });

  test("of those who come: how many they are, also when all of them let others see their names", async () => {
    for (const name of ["bo.eriksson", "helena.sandberg"]) {
      const person = await stage.app.as(name);
      await person.send("PATCH", "/api/me", { showName: true });
      await person.send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-27"], part: "day" });
    }
    const { tab } = await stage.seat("anna.nilsson", { subPage: "hubb/kluksgarden/2026-11-27" });
    await dialog(tab).getByText(/^2 personer kommer: (Bo Eriksson och Helena Sandberg|Helena Sandberg och Bo Eriksson)$/).waitFor();
  });

  test("of those who come: oneself as oneself, and never among those without a name", async () => {
    const asMaria = await stage.app.as("maria.soderlund");
    const on = { hubId: "fjallhubben", dates: ["2026-11-24"], part: "day" };
    await (await stage.app.as("mats.bergstrom")).send("POST", "/api/bookings", on);
    const { tab } = await stage.seat("mats.bergstrom", { subPage: "hubb/fjallhubben/2026-11-24" });
    await dialog(tab).getByText("Bara du än så länge", { exact: true }).waitFor();
    await asMaria.send("PATCH", "/api/me", { showName: true });
    await asMaria.send("POST", "/api/bookings", on);
    await dialog(tab).getByText("Du och Maria Söderlund", { exact: true }).waitFor();
    await (await stage.app.as("lars.norberg")).send("POST", "/api/bookings", on);
    await dialog(tab).getByText("Du, Maria Söderlund och 1 till", { exact: true }).waitFor();
  });

  test("of a press in it: aloud, though the page behind is hidden from screen readers meanwhile", async () => {
    await (await stage.app.as("lars.norberg")).send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-23"], part: "day" });
    const { tab } = await stage.seat("lars.norberg", { subPage: "hubb/kluksgarden/2026-11-23" });
    await dialog(tab).getByRole("button", { name: "Checka in" }).click();
    // By role: what is hidden from screen readers is not found.
    await toast(tab, "Du är incheckad").waitFor();
    await tab.locator("#root[aria-hidden=true]").waitFor({ state: "attached" });
    await toast(tab, "Du är incheckad").getByRole("button", { name: "Stäng" }).click();
    await dialog(tab).getByText("måndag 23 november").waitFor();
  });

  test("of a server that was not reached: nothing any more once it turns out that the place is one's own", async () => {
    const { tab, page } = await stage.seat("karin.lund");
    await cellOf(tab, "Kluksgården, onsdag 25 november").click();
    await page.route("**/api/bookings", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      await route.fetch();
      await route.abort();
    });
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).click();
    await dialog(tab).getByText(/^Din plats: Plats/).waitFor();
    await dialog(tab).getByRole("status").filter({ hasText: "Bokar" }).waitFor({ state: "detached" });
    expect(await dialog(tab).getByText("Vi når inte Hubbplats").count()).toBe(0);
    stage.complaints();
  });
});
