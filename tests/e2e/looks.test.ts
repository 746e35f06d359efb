import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Frame, Page } from "playwright-core";
import { violations } from "./axe.ts";
import { follow, giveGround, pages, windowsOf } from "./pages.ts";
import { openStage } from "./stage.ts";
import type { Seat, Stage } from "./stage.ts";
import type { SurveyGround } from "./surveyGround.ts";
import { cellOf, dialog } from "./tabParts.ts";

const themes = ["default", "dark", "contrast"] as const;

let stage: Stage;
let ground: SurveyGround;
beforeAll(async () => {
  stage = await openStage({ noJobs: true });
  ground = await giveGround(stage);
});
afterEach(() => expect(stage.complaints()).toEqual([]));
afterAll(() => stage.close());

const tabIn = (page: Page): Frame => {
  const frame = page.frame({ url: /\/tab\// });
  if (!frame) throw new Error("there is no tab in the page");
  return frame;
};
const inThemes = async (page: Page, ready: () => Promise<void>): Promise<void> => {
  for (const theme of themes) {
    await page.locator("#theme").selectOption(theme);
    await ready();
    expect([theme, await violations(tabIn(page))]).toEqual([theme, []]);
  }
};

describe("Nothing that axe finds wrong, in the light, dark and contrast themes of Teams", () => {
  const seats = new Map<string, Seat>();
  afterAll(() => stage.clear());

  test.each(pages)("$name", async ({ who, path, ready }) => {
    const known = seats.get(who.user);
    const seat = known ?? (await stage.seat(who.user, { subPage: path(ground), locale: "sv-SE", theme: "default" }));
    seats.set(who.user, seat);
    if (known) await follow(tabIn(known.page), path(ground));
    await seat.tab.locator(ready).first().waitFor();
    await inThemes(seat.page, () => seat.tab.locator(ready).first().waitFor());
  });
});

describe("Nothing that axe finds wrong in the papers that the app links to, which anybody may read", () => {
  afterEach(() => stage.clear());

  test.each(["privacy", "terms"])("%s, light, dark and with colours of the reader's own, as wide as a phone and as a screen", async (paper) => {
    const page = await stage.alone(`/tab/${paper}.html`);
    for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }, { colorScheme: "dark", forcedColors: "active" }] as const)
      for (const width of [320, 1280]) {
        await page.emulateMedia(look);
        await page.setViewportSize({ width, height: 800 });
        expect([look, width, await violations(page)]).toEqual([look, width, []]);
        expect([width, await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")]).toEqual([width, 0]);
      }
  });
});

describe("Nothing that axe finds wrong in what comes up over a page", () => {
  afterEach(() => stage.clear());

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
  const windowOf = windowsOf(() => stage, { width: 320, height: 640 });
  afterAll(() => stage.clear());

  test.each(pages)("$name never scrolls sideways, and on a phone everything to press is at least 44 pixels high", async ({ who, path, ready }) => {
    const page = await windowOf(who);
    await follow(page, path(ground));
    for (const width of [320, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.locator(ready).first().waitFor();
      expect([width, await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")]).toEqual([width, 0]);
      if (width === 320) expect(await page.evaluate(tooLow)).toEqual([]);
    }
  });

  test.each([
    { who: "Anna Nilsson", last: "Inställningar" },
    { who: "Eva Lind", last: "Mer" },
  ])("the bar of $who is one line, whichever page is shown", async ({ who, last }) => {
    const tab = await stage.alone("/tab/", { width: 320, height: 800 });
    await tab.getByRole("button", { name: who }).click();
    for (const width of [320, 360, 390]) {
      await tab.setViewportSize({ width, height: 800 });
      for (const name of ["Boka", "Mina platser", "Hubbar", "Enkäter"]) {
        await tab.getByRole("link", { name, exact: true }).click();
        await tab.locator("nav a[aria-current=page]").filter({ hasText: name }).waitFor();
        const first = await tab.getByRole("link", { name: "Boka", exact: true }).boundingBox();
        const end = await tab.getByRole("link", { name: last }).or(tab.getByRole("button", { name: last })).first().boundingBox();
        expect([width, name, Math.abs((end?.y ?? 999) - (first?.y ?? 0)) < 10]).toEqual([width, name, true]);
      }
    }
  });
});

/** Where the week's first rows stand, and how far apart: of its skeleton, then of itself. */
const rowsAt = (rows: string): string => `[...document.querySelectorAll(${JSON.stringify(rows)})].slice(0, 3).map((one) => Math.round(one.getBoundingClientRect().y))`;
/** What moved, without anybody having pressed anything: each by how much. */
const watchShifts = "globalThis.shifts = []; new PerformanceObserver((list) => list.getEntries().forEach((one) => globalThis.shifts.push(one.value))).observe({ type: 'layout-shift', buffered: true });";

describe("While the week is on its way", () => {
  afterEach(() => stage.clear());

  test.each([320, 768, 880, 1280])("its skeleton stands where its rows will, and nothing jumps when they come, %i px wide", async (width) => {
    const page = await stage.alone("/tab/", { width, height: 900 });
    await page.getByRole("button", { name: "Anna Nilsson" }).click();
    await page.locator("[id^=day-brunflo]").first().waitFor();
    const go = Promise.withResolvers<boolean>();
    await page.addInitScript(watchShifts);
    await page.route("**/api/board?*", async (route) => {
      await go.promise;
      await route.continue();
    });
    await page.reload();
    await page.locator(".fui-SkeletonItem").nth(4).waitFor();
    await page.locator("select:enabled").first().waitFor({ state: "attached", timeout: 2000 }).catch(() => undefined);
    const before = await page.evaluate(rowsAt(".fui-SkeletonItem:nth-child(n + 2)"));
    go.resolve(true);
    await page.locator("[id^=day-brunflo]").first().waitFor();
    expect(await page.evaluate(rowsAt("tbody tr, li:has(> div > [id^=day-])"))).toEqual(before);
    expect(await page.evaluate("globalThis.shifts")).toEqual([]);
  });
});

describe("On a phone", () => {
  afterEach(() => stage.clear());

  test("the same spot opens the filters and closes them", async () => {
    const page = await stage.alone("/tab/", { width: 320, height: 640 });
    await page.getByRole("button", { name: "Anna Nilsson" }).click();
    const button = page.getByRole("button", { name: "Filtrera" });
    await page.locator("[id^=day-brunflo]").first().waitFor();
    const before = await button.boundingBox();
    await button.click();
    await page.getByRole("button", { name: "Höj- och sänkbart" }).waitFor();
    expect(await button.boundingBox()).toEqual(before);
    await button.click();
    await page.getByRole("button", { name: "Höj- och sänkbart" }).waitFor({ state: "detached" });
  });
});

describe("While answers are slow", () => {
  afterEach(() => stage.clear());
  const places = [
    { name: "the next place's buttons", path: "mina", slow: "**/api/hubs", at: "main button" },
    { name: "what a hub has", path: "hubb/kluksgarden", slow: "**/api/board?*", at: "main section:has(+ section) h2" },
    { name: "the buttons of a day, its own answer late,", path: "hubb/kluksgarden/2026-11-26", slow: "**/api/hubs/*/days/*", at: "[role=dialog] h2" },
    { name: "the buttons of a day, the week late,", path: "hubb/kluksgarden/2026-11-26", slow: "**/api/board?*", at: "[role=dialog] h3" },
  ];

  test.each(places.flatMap((one) => [320, 1280].map((width) => ({ ...one, width }))))("$name do not move, $width px wide", async ({ path, slow, at, width }) => {
    const page = await stage.alone("/tab/", { width, height: 900 });
    await page.getByRole("button", { name: "Eva Lind" }).click();
    await page.locator("[id^=day-brunflo]").first().waitFor();
    await page.addInitScript(watchShifts);
    const go = Promise.withResolvers<boolean>();
    await page.route(slow, async (route) => {
      await go.promise;
      await route.continue();
    });
    await follow(page, path);
    await page.reload();
    await page.locator(slow.includes("hubs") ? ".fui-SkeletonItem" : at).first().waitFor();
    await page.waitForTimeout(500);
    go.resolve(true);
    await page.locator(at).first().waitFor();
    await page.waitForTimeout(500);
    expect(await page.evaluate("globalThis.shifts")).toEqual([]);
  });
});
