import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { startApp } from "../support/app.ts";
import { freshDatabase } from "../support/database.ts";
import { freePort } from "../support/freePort.ts";
import { mondayMorning, openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";
import { cellOf, dialog, toast } from "./tabParts.ts";

let stage: Stage;
let ledger: { readonly url: string };
/** the same ports for a server that is started anew */
let settings: { readonly PORT: string };
beforeAll(async () => {
  ledger = { url: await freshDatabase() };
  settings = { PORT: String(await freePort(3)) };
  stage = await openStage({ ledger, settings });
});
afterEach(async () => {
  await stage.clear();
  expect(stage.complaints()).toEqual([]);
});
afterAll(() => stage.close());

const bookFor = async (name: string, hubId: string, date: string): Promise<{ id: string }> => {
  const answer = await (await stage.app.as(name)).send("POST", "/api/bookings", { hubId, dates: [date], part: "day" });
  return answer.body.results[0].booking;
};

describe("Links that lead into the tab", () => {
  test("a link to a day, a hub, a day at a hub and a booking opens just that, and a bad one the week", async () => {
    const { id } = await bookFor("anna.nilsson", "kluksgarden", "2026-11-25");
    const day = await stage.seat("anna.nilsson", { subPage: "boka/2026-12-03" });
    await day.tab.getByRole("heading", { name: "v. 49" }).waitFor();
    const hub = await stage.seat("anna.nilsson", { subPage: "hubb/house-be" });
    await hub.tab.getByRole("heading", { name: "House Be", level: 1 }).waitFor();
    const dayAtHub = await stage.seat("anna.nilsson", { subPage: "hubb/brunflo/2026-11-27" });
    await dialog(dayAtHub.tab).getByText("fredag 27 november").waitFor();
    const booking = await stage.seat("anna.nilsson", { subPage: `bokning/${id}` });
    await booking.tab.locator(":focus").getByRole("heading", { name: /^Kluksgården, Plats/ }).waitFor();
    const strange = await stage.seat("anna.nilsson", { subPage: "finns/inte/%" });
    await strange.tab.getByRole("heading", { name: "v. 48" }).waitFor();
  });

  test("a card's way into the tab opens the booking where Teams is", async () => {
    const { say, chat, page, context } = await stage.seat("bo.eriksson");
    await say("boka kluksgården på tisdag");
    const opened = context.waitForEvent("page");
    await chat.getByRole("link", { name: "Öppna", exact: true }).click();
    const there = await opened;
    await there.frameLocator("#tab").getByRole("heading", { name: /^Kluksgården, Plats/ }).waitFor();
    expect(there.url()).toContain(new URL(page.url()).origin);
  });

  test("a reload stays where one was, and the browser's way back goes back", async () => {
    const page = await stage.alone("/tab/");
    await page.getByRole("button", { name: "Helena Sandberg" }).click();
    await page.getByRole("link", { name: "Hubbar" }).click();
    await page.getByRole("link", { name: "Brunflo" }).click();
    await page.getByRole("heading", { name: "Brunflo", level: 1 }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Brunflo", level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "Samverket" }).waitFor();
  });
});

describe("A day that is opened over the week", () => {
  const path = (page: { evaluate(script: string): Promise<unknown> }): Promise<unknown> => page.evaluate("location.hash");

  test("is closed by going back, so that the next step back leaves the week, and forward opens the day again", async () => {
    const page = await stage.alone("/tab/#/hubbar");
    await page.getByRole("button", { name: "Helena Sandberg" }).click();
    await page.getByRole("link", { name: "Boka", exact: true }).click();
    await cellOf(page, "Brunflo, fredag 27 november").click();
    await dialog(page).getByText("fredag 27 november").waitFor();
    // Twice in a moment: one step, not two.
    await page.evaluate("['Escape', 'Escape'].forEach((key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, keyCode: 27, bubbles: true })))");
    await dialog(page).waitFor({ state: "detached" });
    expect(await path(page)).toBe("#/boka");
    await page.goForward();
    await dialog(page).getByText("fredag 27 november").waitFor();
    await page.goBack();
    await dialog(page).waitFor({ state: "detached" });
    await page.goBack();
    await page.getByRole("link", { name: "Samverket" }).waitFor();
    expect(await path(page)).toBe("#/hubbar");
  });

  test("stands among the hubs that were chosen, also when one has been to another page", async () => {
    const page = await stage.alone("/tab/");
    await page.getByRole("button", { name: "Helena Sandberg" }).click();
    await cellOf(page, "Fjällhubben, fredag 27 november").waitFor();
    await page.getByRole("button", { name: "Tyst rum" }).click();
    const left = await page.getByRole("row").count();
    await page.getByRole("link", { name: "Hubbar", exact: true }).click();
    await page.getByRole("link", { name: "Samverket" }).waitFor();
    await page.getByRole("link", { name: "Boka", exact: true }).click();
    await page.getByRole("button", { name: "Tyst rum", pressed: true }).waitFor();
    expect(await page.getByRole("row").count()).toBe(left);
  });

  test("counts the desks that have what is filtered for, also when somebody takes one of them", async () => {
    const page = await stage.alone("/tab/");
    await page.getByRole("button", { name: "Helena Sandberg" }).click();
    const friday = cellOf(page, "Kluksgården, fredag 27 november");
    await friday.getByText("4 lediga").waitFor();
    await page.getByRole("button", { name: "Tyst rum" }).click();
    await friday.getByText("1 ledig", { exact: true }).waitFor();
    await (await stage.app.as("rebecka.oberg")).send("POST", "/api/bookings", { hubId: "kluksgarden", deskId: "kluksgarden-4", dates: ["2026-11-27"], part: "morning" });
    await friday.getByText("1 ledig em").waitFor();
    await (await stage.app.as("tomas.edlund")).send("POST", "/api/bookings", { hubId: "kluksgarden", deskId: "kluksgarden-4", dates: ["2026-11-27"], part: "afternoon" });
    await friday.getByText("ingen som passar").waitFor();
    await page.getByRole("button", { name: "Tyst rum" }).click();
    await friday.getByText("3 lediga").waitFor();
  });

  test("leaves its week behind when a link led straight to it", async () => {
    const page = await stage.alone("/tab/#/hubb/brunflo/2026-12-04");
    await page.getByRole("button", { name: "Helena Sandberg" }).click();
    await dialog(page).getByText("fredag 4 december").waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    expect(await path(page)).toBe("#/boka/2026-12-04");
    await page.getByRole("heading", { name: "v. 49" }).waitFor();
  });
});

const fail = (): never => {
  throw new Error("there is none");
};

describe("Signing in", () => {
  test("the tab alone on this machine asks who one is, and remembers it for the window", async () => {
    const page = await stage.alone("/tab/#/installningar");
    await page.getByRole("heading", { name: "Vem är du?" }).waitFor();
    await page.getByRole("button", { name: "Eva Lind" }).click();
    await page.getByText("Inloggad som Eva Lind").waitFor();
    await page.getByRole("button", { name: "Byt person" }).click();
    await page.getByRole("button", { name: "Bo Eriksson" }).click();
    await page.getByText("Inloggad som Bo Eriksson").waitFor();
  });

  test("outside Teams the page speaks the browser's language, and has no page's name before anybody is signed in", async () => {
    const page = await stage.alone("/tab/#/hubbar", { locale: "en-GB" });
    await page.getByRole("heading", { name: "Who are you?" }).waitFor();
    expect(await page.title()).toBe("Hubbplats");
    await page.getByRole("button", { name: "Anna Nilsson" }).click();
    await page.getByRole("link", { name: "Samverket" }).waitFor();
    expect(await page.title()).toMatch(/^(Hubs|Hubbar) · Hubbplats$/);
  });

  test("a token that has run out is renewed without a word, and the press that met it is carried out", async () => {
    const { tab, page } = await stage.seat("karin.lund");
    // A token that ends by the server's clock, whatever time it really is.
    const { standin } = stage.app.local ?? fail();
    const karin = standin.tenant.people.find((one) => one.upn.startsWith("karin.lund@")) ?? fail();
    const ending = await standin.entra.mint(tabClaims(standin.tenant, standin.origin, karin), { issuedAt: stage.app.clock.now(), lifetime: 3600 });
    await page.route("**/local/token", (route) => route.fulfill({ json: { token: ending } }), { times: 1 });
    await page.reload();
    await cellOf(tab, "Hönsgården, onsdag 25 november").click();
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).waitFor();
    const renewed = page.waitForResponse((response) => response.url().endsWith("/local/token"));
    stage.app.clock.advance(3 * 3600_000);
    await dialog(tab).getByRole("button", { name: "Boka hela dagen" }).click();
    await renewed;
    await toast(tab, "Platsen är din").waitFor();
    expect(stage.complaints().filter((one) => !one.includes("401"))).toEqual([]);
    stage.app.clock.set(new Date(mondayMorning));
  });
});

describe("Losing the way to the server", () => {
  test("without a network the tab says so, and once it is back it shows what others did in between", async () => {
    const { tab, context } = await stage.seat("mats.bergstrom");
    const cell = cellOf(tab, "Fjällhubben, torsdag 26 november");
    await cell.getByText("4 lediga").waitFor();
    // What others do is heard of: nothing that was asked for before is still on its way.
    await bookFor("helena.sandberg", "fjallhubben", "2026-11-26");
    await cell.getByText("3 lediga").waitFor();
    await context.setOffline(true);
    await tab.getByText(/^Ingen anslutning\./).waitFor();
    await bookFor("fredrik.astrom", "fjallhubben", "2026-11-26");
    await tab.getByRole("link", { name: "Hubbar" }).click();
    await tab.getByRole("alert").getByText("Vi når inte Hubbplats").waitFor();
    await tab.getByRole("link", { name: "Boka" }).click();
    await cell.getByText("3 lediga").waitFor();
    await context.setOffline(false);
    await tab.getByText(/^Ingen anslutning\./).waitFor({ state: "detached" });
    await cell.getByText("2 lediga").waitFor();
    expect(stage.complaints().filter((one) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|dynamically imported module/.test(one))).toEqual([]);
  });

  test("a page whose code did not come opens once there is a network again, and trying before that leaves the tab standing", async () => {
    const { tab, context } = await stage.seat("fredrik.astrom");
    await cellOf(tab, "Kluksgården, torsdag 26 november").waitFor();
    const settings = /\/Settings-[^/]*\.js$/;
    await context.route(settings, (route) => route.abort());
    await context.setOffline(true);
    await tab.getByText(/^Ingen anslutning\./).waitFor();
    await tab.getByRole("link", { name: "Inställningar" }).click();
    const fault = tab.getByRole("alert").getByText("Vi når inte Hubbplats");
    await fault.waitFor();
    await tab.getByRole("button", { name: "Försök igen" }).click();
    await fault.waitFor();
    await tab.getByRole("button", { name: "Försök igen" }).click();
    await fault.waitFor();
    await context.unroute(settings);
    await context.setOffline(false);
    await tab.getByText(/^Ingen anslutning\./).waitFor({ state: "detached" });
    await tab.getByRole("link", { name: "Boka" }).click();
    await tab.getByRole("link", { name: "Inställningar" }).click();
    await tab.getByRole("switch").waitFor();
    stage.complaints();
  });

  test("code that was fetched ahead and did not come is no fault until it is needed; then it is said, and can be tried again", async () => {
    const { page, tab, context } = await stage.seat("mats.bergstrom");
    const panel = /\/DayPanel-[^/]*\.js$/;
    await context.route(panel, (route) => route.abort());
    const missed = page.waitForEvent("requestfailed", (request) => panel.test(request.url()));
    await page.reload();
    await missed;
    const cell = cellOf(tab, "Kluksgården, torsdag 26 november");
    await cell.waitFor();
    await page.waitForTimeout(200);
    expect(stage.complaints().filter((one) => !/ERR_FAILED/.test(one))).toEqual([]);
    await cell.click();
    await tab.getByRole("alert").getByText("Vi når inte Hubbplats").waitFor();
    await context.unroute(panel);
    await tab.getByRole("button", { name: "Försök igen" }).click();
    await dialog(tab).waitFor();
    stage.complaints();
  });

  test("a server that was started anew is found again, with what was booked and what is booked since", async () => {
    const { tab } = await stage.seat("gunilla.wiklund");
    const cell = cellOf(tab, "Samverket, fredag 27 november");
    await cell.getByText("12 lediga").waitFor();
    await bookFor("ingrid.olofsson", "samverket", "2026-11-27");
    await cell.getByText("11 lediga").waitFor();
    await stage.app.stop();
    const again = await startApp({ ledger, at: mondayMorning, settings });
    try {
      await (await again.as("johan.hedman")).send("POST", "/api/bookings", { hubId: "samverket", dates: ["2026-11-27"], part: "day" });
      await cell.getByText("10 lediga").waitFor();
      await (await again.as("lars.norberg")).send("POST", "/api/bookings", { hubId: "samverket", dates: ["2026-11-27"], part: "day" });
      await cell.getByText("9 lediga").waitFor();
      await stage.clear();
      expect(stage.complaints().filter((one) => !/ERR_CONNECTION|ERR_INCOMPLETE|401|503|ERR_EMPTY/.test(one))).toEqual([]);
    } finally {
      await again.stop();
    }
  });
});
