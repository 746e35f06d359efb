import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
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

const bookBefore = async (name: string, hubId: string, dates: readonly string[], part = "day"): Promise<void> => {
  const person = await stage.app.as(name);
  const answer = await person.send("POST", "/api/bookings", { hubId, dates, part });
  expect([name, answer.status]).toEqual([name, 201]);
};

describe("Booking in the tab", () => {
  test("a full hub says so in its panel, and one of the places it offers instead is booked with one press", async () => {
    await bookBefore("bo.eriksson", "hogt-hett-sakert", ["2026-11-25"]);
    await bookBefore("cecilia.jonsson", "hogt-hett-sakert", ["2026-11-25"]);
    const { tab } = await stage.seat("helena.sandberg");
    const cell = cellOf(tab, "Högt, Hett & Säkert, onsdag 25 november");
    await cell.getByText("fullt").waitFor();
    await cell.click();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).click();
    await dialog(tab).getByRole("alert").getByText("Hubben är full").waitFor();
    const offers = dialog(tab).getByRole("listitem").getByRole("button");
    expect(await offers.count()).toBeGreaterThan(0);
    expect(await offers.count()).toBeLessThanOrEqual(3);
    const words = await offers.first().innerText();
    await offers.first().click();
    await toast(tab, "Platsen").waitFor();
    const helena = await stage.app.as("helena.sandberg");
    const [booking] = (await helena.get("/api/bookings?from=2026-11-23&to=2026-12-31")).body.bookings;
    expect(words).toContain(booking.hubName);
    expect(words).toContain(booking.deskName);
  });

  test("who regrets a release too late is offered what is free instead, one press from booked", async () => {
    await bookBefore("tomas.edlund", "hogt-hett-sakert", ["2026-12-02"]);
    const { tab } = await stage.seat("tomas.edlund", { subPage: "mina" });
    await tab.getByRole("button", { name: "Släpp" }).click();
    const undo = toast(tab, "Platsen är släppt").getByRole("button", { name: "Ångra" });
    // A notice that somebody stands on stays.
    await undo.focus();
    await bookBefore("bo.eriksson", "hogt-hett-sakert", ["2026-12-02"]);
    await bookBefore("cecilia.jonsson", "hogt-hett-sakert", ["2026-12-02"]);
    await undo.click();
    const refused = tab.getByRole("region", { name: "Besked" }).getByRole("alert");
    await refused.getByText("Platsen är upptagen").waitFor();
    const offers = refused.getByRole("button").filter({ hasNotText: "Stäng" });
    expect(await offers.count()).toBe(3);
    const words = await offers.first().innerText();
    await offers.first().click();
    await toast(tab, "Platsen").waitFor();
    const tomas = await stage.app.as("tomas.edlund");
    const [booking] = (await tomas.get("/api/bookings?from=2026-11-23&to=2026-12-31")).body.bookings.filter((one: { status: string }) => one.status !== "released");
    expect(words).toContain(booking.hubName);
  });

  test("three days asked for at once get an answer each", async () => {
    const { tab } = await stage.seat("karin.lund");
    await cellOf(tab, "Kluksgården, tisdag 24 november").click();
    await dialog(tab).getByRole("switch", { name: "Flera dagar" }).check();
    await dialog(tab).getByRole("checkbox", { name: /^ons 25 nov/ }).check();
    await dialog(tab).getByRole("checkbox", { name: /^tors 26 nov/ }).check();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen · 3 dagar" }).click();
    const answers = dialog(tab).getByRole("list", { name: "Svar för varje dag" }).locator("> li");
    await answers.nth(2).waitFor();
    expect((await answers.allInnerTexts()).map((text) => text.replace(/\s+/g, " "))).toEqual([
      expect.stringMatching(/^tis 24 nov .*Plats \d\. Platsen är din/),
      expect.stringMatching(/^ons 25 nov .*Plats \d\. Platsen är din/),
      expect.stringMatching(/^tors 26 nov .*Plats \d\. Platsen är din/),
    ]);
    await dialog(tab).getByRole("button", { name: "Stäng" }).click();
    await cellOf(tab, "Kluksgården, torsdag 26 november").getByText("Du · bokad").waitFor();
  });

  test("days that were booked are ticked no more, and not asked for again", async () => {
    const { tab } = await stage.seat("david.holm", { locale: "sv-SE" });
    await cellOf(tab, "Brunflo, tisdag 1 december").or(tab.getByRole("button", { name: "Nästa vecka" })).first().click();
    await cellOf(tab, "Brunflo, tisdag 1 december").click();
    await dialog(tab).getByRole("switch", { name: "Flera dagar" }).check();
    await dialog(tab).getByRole("checkbox", { name: /^ons 2 dec/ }).check();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen · 2 dagar" }).waitFor();
    await dialog(tab).getByRole("button", { name: "Förmiddag" }).click();
    await dialog(tab).getByRole("list", { name: "Svar för varje dag" }).waitFor();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen", exact: true }).waitFor();
    await dialog(tab).getByRole("checkbox", { name: /^ons 2 dec/, checked: false }).waitFor();
  });

  test("the answers of several days tell how each stands once the calendar has spoken", async () => {
    const { tab } = await stage.seat("gunilla.wiklund", { subPage: "boka/2026-12-01" });
    await cellOf(tab, "Brunflo, tisdag 1 december").click();
    await dialog(tab).getByRole("switch", { name: "Flera dagar" }).check();
    await dialog(tab).getByRole("checkbox", { name: /^ons 2 dec/ }).check();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen · 2 dagar" }).click();
    const answers = dialog(tab).getByRole("list", { name: "Svar för varje dag" }).locator("> li");
    for (const place of [0, 1]) await answers.nth(place).getByText(/Vi väntar på svar från kalendern/).waitFor();
    stage.app.clock.advance(5000);
    for (const place of [0, 1]) await answers.nth(place).getByText(/Platsen är din och finns i din kalender/).waitFor();
    stage.app.clock.set(new Date(mondayMorning));
  });

  test("only what is free of a day can be had: the morning goes, the afternoon is left and booked, by another and by clock times", async () => {
    for (const name of ["mats.bergstrom", "fredrik.astrom"]) await bookBefore(name, "hogt-hett-sakert", ["2026-11-26"], "morning");
    const { tab } = await stage.seat("gunilla.wiklund");
    const cell = cellOf(tab, "Högt, Hett & Säkert, torsdag 26 november");
    await cell.getByText("2 lediga em").waitFor();
    await cell.click();
    await dialog(tab).getByRole("button", { name: "Eftermiddag" }).click();
    await toast(tab, "Platsen är din").waitFor();
    await cellOf(tab, "Brunflo, fredag 27 november").click();
    await dialog(tab).getByRole("button", { name: "Annan tid" }).click();
    await dialog(tab).getByLabel("Från").fill("09:00");
    await dialog(tab).getByLabel("Till").fill("11:30");
    await dialog(tab).getByRole("button", { name: "Boka tiden" }).click();
    await toast(tab, "fre 27 nov 09.00–11.30").waitFor();
  });

  test("a place is moved to another hub and day, and says where it is now", async () => {
    await bookBefore("ingrid.olofsson", "kluksgarden", ["2026-11-25"]);
    const { tab } = await stage.seat("ingrid.olofsson", { subPage: "mina" });
    await tab.getByRole("button", { name: "Flytta" }).click();
    await dialog(tab).getByLabel("Hubb").selectOption({ label: "Hönsgården" });
    await dialog(tab).getByLabel("Dag", { exact: true }).fill("2026-11-26");
    await dialog(tab).getByRole("button", { name: "Flytta" }).click();
    await toast(tab, "Bokningen är flyttad").waitFor();
    await tab.getByRole("heading", { name: /^Hönsgården, Plats/ }).waitFor();
    await tab.getByText(/^torsdag 26 november, /).waitFor();
  });

  test("a move to where one already is says why not, in the dialog", async () => {
    await bookBefore("johan.hedman", "kluksgarden", ["2026-11-24"]);
    await bookBefore("johan.hedman", "honsgarden", ["2026-11-26"]);
    const { tab } = await stage.seat("johan.hedman", { subPage: "mina" });
    await tab.getByRole("button", { name: "Flytta" }).first().click();
    await dialog(tab).getByLabel("Dag", { exact: true }).fill("2026-11-26");
    await dialog(tab).getByRole("button", { name: "Flytta" }).click();
    await dialog(tab).getByRole("alert").getByText("Du har redan en plats då").waitFor();
    await dialog(tab).getByText(/Du har Hönsgården/).waitFor();
  });

  test("a place is released and taken back with one press, and again from the list of what was", async () => {
    await bookBefore("lars.norberg", "kluksgarden", ["2026-11-25"]);
    const { tab } = await stage.seat("lars.norberg", { subPage: "mina" });
    await tab.getByRole("button", { name: "Släpp" }).click();
    await toast(tab, "Platsen är släppt").getByText("Ångra").click();
    await toast(tab, "Platsen är din").waitFor();
    await tab.getByRole("button", { name: "Släpp" }).click();
    await tab.getByText("Du har ingen plats bokad.").waitFor();
    await tab.getByRole("button", { name: "Ta tillbaka" }).click();
    await tab.getByRole("button", { name: "Släpp" }).waitFor();
    await tab.getByText("Vad som har hänt").first().click();
    await tab.getByText(/Lars Norberg, här i Hubbplats|här i Hubbplats/).first().waitFor();
  });

  test("nobody checks in the day before; at half past six on the day it is one press", async () => {
    await bookBefore("maria.soderlund", "as-torsta", ["2026-11-24"]);
    const early = await stage.seat("maria.soderlund", { subPage: "mina" });
    await early.tab.getByRole("button", { name: "Släpp" }).waitFor();
    expect(await early.tab.getByRole("button", { name: "Checka in" }).count()).toBe(0);
    await stage.clear();
    stage.app.clock.set(new Date("2026-11-24T06:30:00+01:00"));
    const { tab } = await stage.seat("maria.soderlund", { subPage: "mina" });
    await tab.getByRole("button", { name: "Checka in" }).click();
    await toast(tab, "Du är incheckad").waitFor();
    await tab.locator(".fui-Badge").getByText("incheckad").waitFor();
    expect(await tab.getByRole("button", { name: "Checka in" }).count()).toBe(0);
    stage.app.clock.set(new Date(mondayMorning));
  });
});
