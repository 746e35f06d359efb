import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { BrowserContext } from "playwright-core";
import { tabTo } from "./keys.ts";
import { mondayMorning, openStage } from "./stage.ts";
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

/** Holds the answer to the next booking back until it is let go. */
async function holdBooking(context: BrowserContext): Promise<{ asked: Promise<boolean>; letGo: () => void }> {
  const asked = Promise.withResolvers<boolean>();
  const go = Promise.withResolvers<boolean>();
  await context.route("**/api/bookings", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const response = await route.fetch();
    asked.resolve(true);
    await go.promise;
    await route.fulfill({ response });
  });
  return { asked: asked.promise, letGo: () => go.resolve(true) };
}

describe("An answer that comes when its panel has been closed", () => {
  test("leaves another day that is open as it is, and tells over it what was booked", async () => {
    const { tab, context } = await stage.seat("anna.nilsson");
    const held = await holdBooking(context);
    await cellOf(tab, "Kluksgården, onsdag 25 november").click();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).click();
    await held.asked;
    await dialog(tab).getByRole("button", { name: "Stäng" }).click();
    await dialog(tab).waitFor({ state: "detached" });
    await cellOf(tab, "Brunflo, fredag 27 november").click();
    await dialog(tab).getByText("fredag 27 november").waitFor();
    held.letGo();
    // By role: the page behind an open day is hidden from screen readers, and what has come of something must not be.
    await toast(tab, "Platsen är din").waitFor();
    await dialog(tab).getByText("fredag 27 november").waitFor();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).waitFor();
  });

  test("tells a no over whatever page one has gone to, and stays there", async () => {
    const asHelena = await stage.app.as("helena.sandberg");
    await asHelena.send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-25"], part: "day" });
    const { tab, context } = await stage.seat("helena.sandberg");
    const held = await holdBooking(context);
    await cellOf(tab, "Brunflo, onsdag 25 november").click();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).click();
    await held.asked;
    await dialog(tab).getByRole("button", { name: "Stäng" }).click();
    await tab.getByRole("link", { name: "Hubbar" }).click();
    await tab.getByRole("link", { name: "Samverket" }).waitFor();
    held.letGo();
    await tab.getByRole("region", { name: "Besked" }).getByRole("alert").getByText("Brunflo, ons 25 nov: Du har redan en plats då").waitFor();
    await tab.getByRole("link", { name: "Samverket" }).waitFor();
  });

  test("offers with its no what is free instead, one press from booked", async () => {
    const { tab, context } = await stage.seat("eva.lind", { locale: "sv-SE" });
    await cellOf(tab, "Högt, Hett & Säkert, torsdag 26 november").click();
    const asked = Promise.withResolvers<boolean>();
    const go = Promise.withResolvers<boolean>();
    await context.route("**/api/bookings", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      asked.resolve(true);
      await go.promise;
      await route.continue();
    });
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).click();
    await asked.promise;
    for (const name of ["lars.norberg", "bo.eriksson", "mats.bergstrom", "cecilia.jonsson", "david.holm"])
      await (await stage.app.as(name)).send("POST", "/api/bookings", { hubId: "hogt-hett-sakert", dates: ["2026-11-26"], part: "day" });
    await dialog(tab).getByRole("button", { name: "Stäng" }).click();
    go.resolve(true);
    const alert = tab.getByRole("region", { name: "Besked" }).getByRole("alert");
    await alert.getByText(/^Högt, Hett & Säkert, tors 26 nov: /).waitFor();
    await alert.getByRole("button", { name: /tors 26 nov|fre 27 nov/ }).first().click();
    await toast(tab, /^Platsen (är din|hålls)/).waitFor();
  });
});

describe("A notice", () => {
  /** What the page paints across its whole width where the notice stands. */
  const band = "(() => { const place = document.querySelector('#outcomes section'); return [getComputedStyle(place).backgroundColor, getComputedStyle(place.querySelector('div > div')).backgroundColor]; })()";
  test("paints its own box and nothing of the page beside it", async () => {
    const { tab, page } = await stage.seat("mats.bergstrom");
    await stage.app.as("mats.bergstrom").then((mats) => mats.send("POST", "/api/bookings", { hubId: "brunflo", dates: ["2026-11-25"], part: "day" }));
    await tab.getByRole("link", { name: "Mina platser" }).click();
    await tab.getByRole("button", { name: "Släpp" }).click();
    await toast(tab, "Platsen är släppt").waitFor();
    for (const theme of ["default", "dark", "contrast"]) {
      await page.locator("#theme").selectOption(theme);
      const [place, box] = (await page.frame({ url: /\/tab\// })?.evaluate(band)) as [string, string];
      expect([theme, place]).toEqual([theme, "rgba(0, 0, 0, 0)"]);
      expect([theme, box]).not.toEqual([theme, "rgba(0, 0, 0, 0)"]);
    }
  });

  test("of something that is over goes when a day or a dialog is opened, and what comes of a press in it is told", async () => {
    await (await stage.app.as("tomas.edlund")).send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-27"], part: "day" });
    const { tab, page } = await stage.seat("tomas.edlund", { locale: "sv-SE" });
    const alert = tab.getByRole("region", { name: "Besked" }).getByRole("alert");
    await page.route("**/api/bookings/*", (route) => (route.request().method() === "DELETE" ? route.abort() : route.continue()));
    await tab.getByRole("link", { name: "Mina platser" }).click();
    await tab.getByRole("button", { name: "Släpp" }).click();
    await alert.getByText("Vi når inte Hubbplats").waitFor();
    await tab.getByRole("button", { name: "Flytta" }).click();
    await dialog(tab).getByRole("button", { name: "Avbryt" }).waitFor();
    await alert.getByText("Vi når inte Hubbplats").waitFor({ state: "detached" });
    await dialog(tab).getByRole("button", { name: "Avbryt" }).click();
    await tab.getByRole("button", { name: "Släpp" }).click();
    await alert.getByText("Vi når inte Hubbplats").waitFor();
    await tab.getByRole("link", { name: "Boka", exact: true }).click();
    await cellOf(tab, "Kluksgården, fredag 27 november").click();
    await dialog(tab).getByRole("button", { name: "Släpp" }).waitFor();
    await alert.getByText("Vi når inte Hubbplats").waitFor({ state: "detached" });
    await dialog(tab).getByRole("button", { name: "Släpp" }).click();
    await alert.getByText("Vi når inte Hubbplats").waitFor();
    stage.complaints();
  });
});

describe("A booking that is released in one window while another asks where to move it", () => {
  test("says so, and its dialog goes", async () => {
    const asKarin = await stage.app.as("karin.lund");
    const { body } = await asKarin.send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-24"], part: "day" });
    const { tab } = await stage.seat("karin.lund", { subPage: "mina" });
    await tab.getByRole("button", { name: "Flytta" }).first().click();
    await dialog(tab).getByRole("button", { name: "Avbryt" }).waitFor();
    await asKarin.send("DELETE", `/api/bookings/${body.results[0].booking.id}`);
    await toast(tab, "Bokningen gäller inte längre och kan inte flyttas").waitFor();
    await dialog(tab).waitFor({ state: "detached" });
  });
});

describe("The focus of one who uses the keyboard", () => {
  test("goes back to where it was when a notice has been answered", async () => {
    await (await stage.app.as("bo.eriksson")).send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-26"], part: "day" });
    const page = await stage.alone("/tab/#/mina");
    await page.getByRole("button", { name: "Bo Eriksson" }).click();
    await page.getByText(/^torsdag 26 november, /).waitFor();
    await tabTo(page, /^Släpp$/);
    await page.keyboard.press("Enter");
    await toast(page, "Platsen är släppt").waitFor();
    await tabTo(page, /^Ångra$/);
    await page.keyboard.press("Enter");
    await toast(page, "Platsen är din").waitFor();
    await page.locator("main :focus, main:focus").waitFor();
  });

  test("stays on what was changed in the settings", async () => {
    const page = await stage.alone("/tab/#/installningar");
    await page.getByRole("button", { name: "Karin Lund" }).click();
    await page.getByRole("switch").focus();
    await page.keyboard.press("Space");
    await page.getByText("Den som öppnar en dag vid en hubb där du bokat ser ditt namn.").waitFor();
    await page.locator("[role=switch]:focus").waitFor();
    await page.getByRole("combobox", { name: "Hemort" }).focus();
    await page.keyboard.press("ArrowDown");
    await stage.app.until(async () => (await (await stage.app.as("karin.lund")).get("/api/me")).body.homeMunicipality);
    await page.locator("select:focus").waitFor();
  });
});

describe("The language of one who has chosen none", () => {
  test("follows that of Teams when it changes", async () => {
    const { tab, page } = await stage.seat("tomas.edlund", { locale: "sv-SE" });
    await tab.getByRole("link", { name: "Boka", exact: true }).waitFor();
    await page.goto(page.url().replace("locale=sv-SE", "locale=en-GB"));
    await tab.getByRole("link", { name: "Book", exact: true }).waitFor();
  });
});

describe("A day that is over", () => {
  test("offers no morning after noon, and nothing once the hub has closed", async () => {
    stage.app.clock.set(new Date("2026-11-23T13:30:00+01:00"));
    const { tab } = await stage.seat("mats.bergstrom");
    await cellOf(tab, "Kluksgården, måndag 23 november").click();
    await dialog(tab).getByRole("button", { name: "Eftermiddag" }).waitFor();
    await dialog(tab).getByText("Kontakt").waitFor();
    expect(await dialog(tab).getByRole("button", { name: "Förmiddag" }).count()).toBe(0);
    stage.app.clock.set(new Date("2026-11-23T18:30:00+01:00"));
    const later = await stage.seat("mats.bergstrom");
    await cellOf(later.tab, "Kluksgården, måndag 23 november").getByText("passerad").waitFor();
    await cellOf(later.tab, "Kluksgården, måndag 23 november").click();
    await dialog(later.tab).getByText("Dagen har passerat.").waitFor();
    expect(await dialog(later.tab).getByRole("button", { name: "Boka hela dagen" }).count()).toBe(0);
    stage.app.clock.set(new Date(mondayMorning));
  });
});
