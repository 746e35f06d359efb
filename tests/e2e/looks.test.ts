import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import { giveEvaBookings, pages } from "./pages.ts";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { cellOf, dialog } from "./tabParts.ts";

const themes = ["default", "dark", "contrast"] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await giveEvaBookings(stage);
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

const inThemes = async (page: Page, ready: () => Promise<void>): Promise<void> => {
  for (const theme of themes) {
    await page.locator("#theme").selectOption(theme);
    await ready();
    const frame = page.frame({ url: /\/tab\// });
    if (!frame) throw new Error("there is no tab in the page");
    expect([theme, await violations(frame)]).toEqual([theme, []]);
  }
};

describe("Nothing that axe finds wrong, in the light, dark and contrast themes of Teams", () => {
  test.each(pages)("$name", async ({ path, ready }) => {
    const { page, tab } = await stage.seat("eva.lind", { subPage: path, locale: "sv-SE", theme: "default" });
    await tab.locator(ready).first().waitFor();
    await inThemes(page, () => tab.locator(ready).first().waitFor());
  });

  test("a refusal with what is free instead, and an outcome", async () => {
    const { page, tab } = await stage.seat("helena.sandberg");
    await cellOf(tab, "Högt, Hett & Säkert, onsdag 25 november").click();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).click();
    await dialog(tab).getByRole("alert").waitFor();
    await inThemes(page, () => dialog(tab).getByRole("alert").waitFor());
    await dialog(tab).getByRole("listitem").getByRole("button").first().click();
    await tab.getByRole("button", { name: "Ångra" }).waitFor();
    await inThemes(page, () => tab.getByRole("button", { name: "Ångra" }).waitFor());
  });

  test("the dialog that moves a booking", async () => {
    const { page, tab } = await stage.seat("eva.lind", { subPage: "mina", locale: "sv-SE" });
    await tab.getByRole("button", { name: /^(Flytta|Move)$/ }).first().click();
    await dialog(tab).waitFor();
    await inThemes(page, () => dialog(tab).waitFor());
  });

  test("the page that asks who one is", async () => {
    const page = await stage.alone("/tab/");
    await page.getByRole("button", { name: "Anna Nilsson" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("the tab without a network", async () => {
    const { page, tab, context } = await stage.seat("karin.lund");
    await tab.getByRole("grid").waitFor();
    await page.waitForLoadState("load");
    await context.setOffline(true);
    await tab.getByText(/^Ingen anslutning\./).waitFor();
    const frame = page.frame({ url: /\/tab\// });
    expect(frame && (await violations(frame))).toEqual([]);
    await stage.clear();
    expect(stage.complaints().filter((one) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|dynamically imported module/.test(one))).toEqual([]);
  });
});

/** Elements to press that are lower than 44 px, by what they say. A link inside a sentence is as high as its line. */
const tooLow = `[...document.querySelectorAll("button, a, select, summary, input, [role=menuitem]")].flatMap((one) => {
  const inLine = one.matches("a") && getComputedStyle(one).display === "inline" && [...one.parentElement.childNodes].some((other) => other !== one && other.textContent.trim() !== "");
  const box = one.getBoundingClientRect();
  const label = one.closest("label, .fui-Radio, .fui-Checkbox, .fui-Switch, .fui-Input")?.getBoundingClientRect() ?? box;
  const hidden = box.width === 0 || one.closest("[aria-hidden=true]") !== null || getComputedStyle(one).visibility === "hidden";
  return hidden || inLine || Math.max(box.height, label.height) >= 43.5 ? [] : [one.tagName + " " + (one.ariaLabel ?? one.textContent).slice(0, 40) + " " + Math.round(box.height)];
})`;

describe("From the narrowest phone to a wall of a screen", () => {
  test.each(pages)("$name never scrolls sideways, and on a phone everything to press is at least 44 pixels high", async ({ path, ready }) => {
    const page = await stage.alone("/tab/", { width: 320, height: 640 });
    await page.getByRole("button", { name: "Eva Lind" }).click();
    await page.getByRole("button", { name: /lediga|fullt|stängt|free|full|closed/ }).first().waitFor();
    await page.evaluate(`location.hash = "#/${path}"`);
    for (const width of [320, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.locator(ready).first().waitFor();
      expect([width, await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")]).toEqual([width, 0]);
      if (width === 320) expect(await page.evaluate(tooLow)).toEqual([]);
    }
  });
});
