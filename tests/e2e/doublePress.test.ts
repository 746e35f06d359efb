import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { tabTo } from "./keys.ts";
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

const book = async (name: string, hubId: string, dates: readonly string[]): Promise<void> => {
  const answer = await (await stage.app.as(name)).send("POST", "/api/bookings", { hubId, dates, part: "day" });
  expect(answer.status).toBe(201);
};
/** How a person's bookings stand in the ledger. */
const ledgerOf = async (name: string): Promise<string[]> => {
  const answer = await (await stage.app.as(name)).get("/api/bookings?from=2026-11-23&to=2026-12-31");
  return answer.body.bookings.map((one: { date: string; part: string; status: string }) => `${one.date} ${one.part} ${one.status}`).sort();
};
/** Presses where something stands, and again in the same place once the first press has been answered. By the page's own watch no time passes in between, however busy the machine. */
async function pressTwice(page: Page, target: Locator, answered: () => Promise<void>): Promise<void> {
  await target.click({ trial: true });
  const box = await target.boundingBox();
  if (!box) throw new Error("there is nothing to press");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await target.evaluate("performance.now = () => 1000");
  await page.mouse.click(x, y);
  await answered();
  await page.mouse.click(x, y);
}

describe("A press that comes twice", () => {
  test("lets one place go, though the next one's button comes in the same spot", async () => {
    await book("lars.norberg", "kluksgarden", ["2026-11-25", "2026-11-26"]);
    const { tab, page } = await stage.seat("lars.norberg", { subPage: "mina" });
    await tab.getByText(/^onsdag 25 november, /).waitFor();
    await pressTwice(page, tab.getByRole("button", { name: "Släpp" }).first(), () => tab.getByText(/^torsdag 26 november, /).waitFor());
    await tab.getByText("Vad som har hänt").first().click();
    await tab.getByText(/bokad \(/).waitFor();
    expect(await ledgerOf("lars.norberg")).toEqual(["2026-11-25 day released", "2026-11-26 day confirmed"]);
  });

  test("in the panel of a day lets the place go and books nothing", async () => {
    await book("ingrid.olofsson", "kluksgarden", ["2026-11-25"]);
    const { tab, page } = await stage.seat("ingrid.olofsson");
    await cellOf(tab, "Kluksgården, onsdag 25 november").click();
    await pressTwice(page, dialog(tab).getByRole("button", { name: "Släpp" }), () => toast(tab, "Platsen är släppt").waitFor());
    await dialog(tab).waitFor({ state: "detached" });
    expect(await ledgerOf("ingrid.olofsson")).toEqual(["2026-11-25 day released"]);
  });

  test("on the way to undo takes the place back, and leaves it taken back", async () => {
    await book("karin.lund", "kluksgarden", ["2026-11-25"]);
    const { tab, page } = await stage.seat("karin.lund", { subPage: "mina" });
    await tab.getByRole("button", { name: "Släpp" }).click();
    const undo = toast(tab, "Platsen är släppt").getByRole("button", { name: "Ångra" });
    await pressTwice(page, undo, () => toast(tab, "Platsen är din").waitFor());
    await tab.getByRole("button", { name: "Flytta" }).waitFor();
    expect(await ledgerOf("karin.lund")).toEqual(["2026-11-25 day confirmed"]);
  });

  test("to check in opens nothing else", async () => {
    await book("maria.soderlund", "kluksgarden", ["2026-11-23"]);
    const { tab, page } = await stage.seat("maria.soderlund", { subPage: "mina" });
    await pressTwice(page, tab.getByRole("button", { name: "Checka in" }), () => toast(tab, "Du är incheckad").waitFor());
    await tab.locator(".fui-Badge").getByText("incheckad").waitFor();
    expect(await dialog(tab).count()).toBe(0);
  });

  test("by Enter that is held down lets one place go, and the focus goes to what is next", async () => {
    await book("bo.eriksson", "kluksgarden", ["2026-11-25", "2026-11-26"]);
    const page = await stage.alone("/tab/#/mina");
    await page.getByRole("button", { name: "Bo Eriksson" }).click();
    await page.getByText(/^onsdag 25 november, /).waitFor();
    await tabTo(page, /^Släpp$/);
    await page.keyboard.down("Enter");
    await page.getByText(/^torsdag 26 november, /).waitFor();
    await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    await page.locator("section:focus").getByText("Nästa plats").waitFor();
    expect(await ledgerOf("bo.eriksson")).toEqual(["2026-11-25 day released", "2026-11-26 day confirmed"]);
  });
});
