import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { focused, tabTo } from "./keys.ts";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { toast } from "./tabParts.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

const signInByKeyboard = async (name: string): Promise<Page> => {
  const page = await stage.alone("/tab/");
  await page.getByRole("button", { name }).waitFor();
  await tabTo(page, new RegExp(`^${name}`));
  await page.keyboard.press("Enter");
  await page.getByRole("grid").waitFor();
  return page;
};

describe("Without a mouse", () => {
  test("a place is found with the arrow keys, booked and released, and the focus comes back to its day each time", async () => {
    const page = await signInByKeyboard("Anna Nilsson");
    await tabTo(page, /Brunflo, måndag 23 november$/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toMatch(/Fjällhubben, onsdag 25 november$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Boka hela dagen" }).waitFor();
    await tabTo(page, /^Boka hela dagen$/);
    await page.keyboard.press("Enter");
    await toast(page, "Platsen hålls").waitFor();
    await page.locator("#day-fjallhubben-2026-11-25:focus").getByText("väntar på kalendern").waitFor();

    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Släpp" }).waitFor();
    await tabTo(page, /^Släpp$/);
    await page.keyboard.press("Enter");
    await toast(page, "Platsen är släppt").waitFor();
    await page.locator("#day-fjallhubben-2026-11-25:focus").getByText("4 lediga").waitFor();
  });

  test("Escape closes the day and gives the focus back, and the page behind can be read again", async () => {
    const page = await signInByKeyboard("Bo Eriksson");
    await tabTo(page, /Brunflo, måndag 23 november$/);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("fredag 27 november").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#day-brunflo-2026-11-27:focus").waitFor();
    // By role: what is hidden from screen readers is not found.
    await page.getByRole("button", { name: "Brunflo, fredag 27 november" }).waitFor();
  });

  test("leaving an open day by its link to the hub leaves nothing hidden from screen readers", async () => {
    const page = await signInByKeyboard("Helena Sandberg");
    await tabTo(page, /Brunflo, måndag 23 november$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("link", { name: "Mer om Brunflo" }).waitFor();
    await tabTo(page, /^Mer om Brunflo$/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Brunflo", level: 1 }).waitFor();
  });

  test("a day opened from a hub's own page has the focus, can be read, and Escape closes it", async () => {
    const page = await signInByKeyboard("Mats Bergström");
    // The first time its code has to come, and the focus with it; it is the next time that counts.
    await page.getByRole("button", { name: "Brunflo, fredag 27 november" }).press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Boka hela dagen" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Hubbar" }).press("Enter");
    await page.getByRole("link", { name: "Kluksgården" }).press("Enter");
    await page.getByRole("heading", { name: "Kluksgården", level: 1 }).waitFor();
    await page.getByRole("link", { name: /^ons 25 nov/ }).press("Enter");
    // By role: what is hidden from screen readers is not found.
    await page.getByRole("dialog").getByRole("button", { name: "Boka hela dagen" }).waitFor();
    await page.locator("[role=dialog] :focus, [role=dialog]:focus").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("#day-kluksgarden-2026-11-25:focus").waitFor();
  });

  test("from the list of hubs to one of them its heading has the focus, and the window its name", async () => {
    const page = await signInByKeyboard("Bo Eriksson");
    await page.getByRole("link", { name: "Hubbar" }).press("Enter");
    await page.locator("main:focus").waitFor();
    for (const name of ["Kluksgården", "Brunflo"]) {
      await page.getByRole("link", { name }).press("Enter");
      await page.locator("h1:focus").getByText(name).waitFor();
      expect(await page.title()).toBe(`${name} · Hubbplats`);
      await page.getByRole("link", { name: "Alla hubbar" }).press("Enter");
      await page.locator("main:focus").waitFor();
      expect(await page.title()).toBe("Hubbar · Hubbplats");
    }
    await page.evaluate("location.hash = '#/hubb/finns-inte'");
    await page.locator("h1:focus").getByText("Hubben finns inte.").waitFor();
  });

  test("a place released among those that come leaves the focus on its row", async () => {
    const asTomas = await stage.app.as("tomas.edlund");
    for (const date of ["2026-11-25", "2026-11-26", "2026-11-27"]) await asTomas.send("POST", "/api/bookings", { hubId: "kluksgarden", dates: [date], part: "day" });
    const page = await signInByKeyboard("Tomas Edlund");
    // The list comes anew a while after the answer.
    await page.route("**/api/bookings?*", async (route) => {
      await new Promise((done) => setTimeout(done, 400));
      await route.continue();
    });
    await page.getByRole("link", { name: "Mina platser" }).press("Enter");
    const row = page.getByRole("listitem").filter({ hasText: "tors 26 nov" }).first();
    await row.getByRole("button", { name: "Släpp" }).press("Enter");
    await toast(page, "Platsen är släppt").waitFor();
    await row.getByRole("button", { name: "Släpp" }).waitFor({ state: "detached" });
    await page.locator("li:focus").getByText("tors 26 nov").waitFor();
  });

  test("a booking is moved in its dialog, and Escape there changes nothing", async () => {
    await (await stage.app.as("karin.lund")).send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-25"], part: "day" });
    const page = await signInByKeyboard("Karin Lund");
    await tabTo(page, /^Mina platser$/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Flytta" }).waitFor();
    await tabTo(page, /^Flytta$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Flytta" }).waitFor();
    expect(await focused(page)).toBe("Flytta");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("radio", { name: "Förmiddag" }).waitFor();
    await tabTo(page, /^$/);
    await page.getByRole("radio", { name: "Hela dagen" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await toast(page, "Bokningen är flyttad").waitFor();
    await page.getByText(/onsdag 25 november, 08\.00–12\.00/).waitFor();
  });
});
