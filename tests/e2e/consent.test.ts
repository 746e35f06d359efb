import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { freePort } from "../support/freePort.ts";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";

/** teams-js opens windows of https alone. What a browser asks of this address is answered by the server on this machine. */
const secure = "https://localhost";

let stage: Stage;
let port: number;
beforeAll(async () => {
  port = await freePort(3);
  stage = await openStage({ settings: { PUBLIC_URL: secure, PORT: String(port) } });
});
afterAll(() => stage.close());

test("Where Teams wants a consent, Microsoft's window is opened: a no leads on to the administrator, and a yes to the week", async () => {
  const context = await stage.browser.newContext({ locale: "sv-SE" });
  let consented = false;
  await context.route(`${secure}/**`, async (route) => {
    const asked = new URL(route.request().url());
    if (asked.pathname.endsWith("/stream") || (asked.pathname === "/local/token" && !consented)) return route.abort();
    const { origin: _origin, ...headers } = route.request().headers();
    await route.fulfill({ response: await route.fetch({ url: `http://127.0.0.1:${port}${asked.pathname}${asked.search}`, headers, maxRedirects: 0 }) });
  });
  const page = await context.newPage();
  await page.goto(`${secure}/local/teams?person=tomas.edlund@regionen.example&locale=sv-SE`);
  const tab = page.frameLocator("#tab");
  /** Presses the tab's button, and what is said in the window that it opens, which then closes by itself. */
  const answer = async (words: string): Promise<void> => {
    const opened = context.waitForEvent("page");
    await tab.getByRole("button", { name: "Godkänn och fortsätt" }).click();
    const there = await opened;
    await there.getByRole("heading", { name: "Hubbplats vill veta vem du är" }).waitFor();
    const gone = there.waitForEvent("close");
    await there.getByRole("link", { name: words }).click();
    await gone;
  };
  await answer("Avbryt");
  await tab.getByText(/be er administratör om det/).waitFor();
  consented = true;
  await answer("Godkänn");
  await tab.getByRole("link", { name: "Boka", exact: true }).waitFor();
  expect(await tab.getByRole("button", { name: "Godkänn och fortsätt" }).count()).toBe(0);
  // What the page goes on to fetch is answered before the browser is closed.
  await context.unrouteAll({ behavior: "wait" });
  await context.close();
});
