import { Router } from "express";
import express from "express";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import type { TurnContext } from "botbuilder";
import { hostRoutes } from "../../src/standin/host/hostRoutes.ts";
import { cardSaying, startWorld } from "./connectorSupport.ts";
import type { World } from "./connectorSupport.ts";
import { madeUpTenant as tenant } from "./madeUpTenant.ts";

const browserAt = [process.env["CHROMIUM"] ?? "", "/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => path !== "" && existsSync(path));
const withBrowser = browserAt ? describe : describe.skip;
const teamsJs = dirname(createRequire(import.meta.url).resolve("@microsoft/teams-js/package.json"));

/** A tab that asks teams-js for everything and writes the answers into its page. */
const askingTab = `
const out = (name, value) => { const p = document.createElement("p"); p.id = name; p.textContent = typeof value === "string" ? value : JSON.stringify(value); document.body.append(p); };
const { app, authentication, pages } = microsoftTeams;
const start = performance.now();
app.initialize().then(async () => {
  out("initialized", String(performance.now() - start < 3000));
  app.registerOnThemeChangeHandler((theme) => out("theme-now", theme));
  app.notifyAppLoaded(); out("success", await app.notifySuccess());
  out("context", await app.getContext());
  const token = await authentication.getAuthToken();
  out("oid", JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).oid);
  for (const [name, act] of [["go", () => pages.navigateToApp({ appId: "22222222-2222-4222-8222-222222222222", pageId: "boka", subPageId: "hubb/stugun" })], ["link", () => app.openLink("https://teams.microsoft.com/l/chat/0/0?users=28:bot")], ["share", () => pages.shareDeepLink({ subPageId: "hubb/as", subPageLabel: "Ås" })]]) {
    const button = document.createElement("button"); button.textContent = name; button.onclick = async () => { await act(); out(name + "-answered", "yes"); }; document.body.append(button);
  }
  out("ready", "yes");
});`;

withBrowser(`The local Teams page in a browser (${browserAt ?? "skipped: no Chromium; set CHROMIUM to its path"})`, () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  let local: string;
  const complaints: string[] = [];

  const bot = async (context: TurnContext): Promise<void> => {
    if (context.activity.type === "message") await context.sendActivity({ type: "message", text: `Du är ${context.activity.from.name}, ${context.activity.locale}`, attachments: [cardSaying("**Stugun** är din")] });
    if (context.activity.type === "invoke") await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: cardSaying("Platsen är släppt").content } } });
  };

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserAt, args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    world = await startWorld(bot, undefined, (made) => {
      const tab = Router();
      tab.use("/tab/lib", express.static(`${teamsJs}/dist/umd`));
      tab.get("/tab/tab.js", (_request, response) => void response.type("text/javascript").send(askingTab));
      tab.get("/tab/", (_request, response) => void response.send('<!doctype html><script src="/tab/lib/MicrosoftTeams.min.js"></script><body><script src="/tab/tab.js"></script>'));
      return tab.use("/local", hostRoutes({ ...made, tenant }));
    });
    local = `${new URL(world.bot).origin}/local/teams`;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    complaints.length = 0;
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (said) => said.type() === "error" && !/validDomains|ERR_/.test(said.text()) && complaints.push(said.text()));
  });
  afterEach(async () => {
    await page.context().close();
    await world.close();
    expect(complaints).toEqual([]);
  });
  const inTab = (id: string) => page.frameLocator("#tab").locator(`#${id}`);

  it("answers the real teams-js: who, where, in which language and theme, with a token of that person", async () => {
    await page.goto(`${local}?person=david.holm@regionen.example&theme=dark&subPageId=dag/2026-11-26`);
    await inTab("ready").waitFor();
    expect(await inTab("initialized").textContent()).toBe("true");
    expect(await inTab("oid").textContent()).toBe(tenant.people[3]?.oid);
    expect(JSON.parse((await inTab("context").textContent()) ?? "")).toMatchObject({
      app: { locale: "en-gb", theme: "dark", host: { name: "Teams", clientType: "web" } },
      page: { id: "hubbplats", subPageId: "dag/2026-11-26", frameContext: "content" },
      user: { id: tenant.people[3]?.oid, userPrincipalName: "david.holm@regionen.example", tenant: { id: tenant.tenantId } },
    });
  });

  it("tells the tab of a new theme, and loads it again for another person", async () => {
    await page.goto(local);
    await inTab("ready").waitFor();
    await page.getByLabel("Tema").selectOption("contrast");
    expect(await inTab("theme-now").textContent()).toBe("contrast");
    await page.getByLabel("Person").selectOption("bo.eriksson@regionen.example");
    await page.frameLocator("#tab").locator("#oid", { hasText: tenant.people[1]?.oid }).waitFor();
  });

  it("follows the tab's links inside Teams and keeps the place in its own address", async () => {
    await page.goto(local);
    await page.frameLocator("#tab").getByRole("button", { name: "share" }).click();
    await page.getByText("Länk till Ås").waitFor();
    await page.getByRole("button", { name: "Stäng" }).click();
    await page.frameLocator("#tab").getByRole("button", { name: "link" }).click();
    await inTab("link-answered").waitFor();
    await page.frameLocator("#tab").getByRole("button", { name: "go" }).click();
    await page.frameLocator("#tab").locator("#context", { hasText: '"subPageId":"hubb/stugun"' }).waitFor();
    expect(new URL(page.url()).searchParams.get("subPageId")).toBe("hubb/stugun");
  });

  it("lets the person write to the bot, see its card and press it, in the chosen language", async () => {
    await page.goto(`${local}?person=anna.nilsson@regionen.example`);
    // The page has set what it was asked for by then, and does not set it again.
    await inTab("ready").waitFor();
    await page.getByLabel("Språk").selectOption("en-GB");
    await page.getByLabel("Message", { exact: true }).fill("boka Stugun");
    await page.keyboard.press("Enter");
    await page.getByText("Du är Anna Nilsson, en-GB").waitFor();
    expect(await page.locator(".card strong").textContent()).toBe("Stugun");
    await page.getByRole("button", { name: "Släpp" }).click();
    await page.getByText("Platsen är släppt").waitFor();
    expect(JSON.stringify(world.connector.transcript("anna.nilsson@regionen.example"))).toContain("Platsen är släppt");
  });

  it("shows what the bot sends unasked, and company's chat when it is chosen", async () => {
    await page.goto(`${local}?person=anna.nilsson@regionen.example`);
    await world.connector.say("anna.nilsson@regionen.example", "skrivet någon annanstans");
    await page.getByText("skrivet någon annanstans").waitFor();
    await page.getByLabel("Samtal").selectOption("group");
    await page.getByText("skrivet någon annanstans").waitFor({ state: "detached" });
    await world.connector.say("bo.eriksson@regionen.example", "ska vi sitta i Stugun?", { conversation: "group" });
    await page.getByText("ska vi sitta i Stugun?").waitFor();
  });

  it("never draws into one chat what was read of another, though it comes when that one is open", async () => {
    await page.addInitScript(`{
      const { json } = Response.prototype;
      Response.prototype.json = async function () {
        const said = await json.call(this);
        if (globalThis.holds && this.url.includes("reader=")) await new Promise((go) => (globalThis.letGo = go));
        return said;
      };
    }`);
    await page.goto(`${local}?person=anna.nilsson@regionen.example`);
    await world.connector.say("anna.nilsson@regionen.example", "det första");
    await page.getByText("det första").waitFor();
    await page.evaluate("globalThis.holds = true");
    await world.connector.say("anna.nilsson@regionen.example", "det andra");
    await page.waitForFunction("globalThis.letGo");
    await page.evaluate("globalThis.holds = false");
    await page.getByLabel("Samtal").selectOption("group");
    await world.connector.say("bo.eriksson@regionen.example", "ska vi sitta i Stugun?", { conversation: "group" });
    await page.getByText("ska vi sitta i Stugun?").waitFor();
    await page.evaluate("new Promise((seen) => { globalThis.letGo(); setTimeout(seen, 100); })");
    expect(await page.locator("#messages").innerText()).not.toMatch(/det (?:första|andra)/);
  });

  it("speaks the language that Teams is set to, also around the chat", async () => {
    await page.goto(`${local}?person=eva.lind@regionen.example&locale=sv-SE`);
    await page.getByRole("button", { name: "Skicka" }).waitFor();
    await page.getByLabel("Språk").selectOption("en-GB");
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    await page.getByLabel("Conversation").selectOption({ label: "Hubbplats (only you)" });
    const said = String(await page.evaluate("[document.title, document.body.innerText, ...[...document.querySelectorAll('[aria-label], [placeholder]')].map((one) => one.ariaLabel + ' ' + one.placeholder)].join(' ')"));
    expect(said).not.toMatch(/Samtal|Skicka|Meddelande|Chatt|Flik|Språk|Tema|Skriv|Hoppa|Installera|administratör|lokal/);
    expect(await page.evaluate("document.documentElement.lang")).toBe("en");
  });

  it("has no fault that axe finds, in any theme, with a card in view", async () => {
    await page.goto(`${local}?person=anna.nilsson@regionen.example`);
    await world.connector.say("anna.nilsson@regionen.example", "hej");
    await page.getByRole("button", { name: "Släpp" }).waitFor();
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
    for (const theme of ["default", "dark", "contrast"]) {
      await page.getByLabel("Tema").selectOption(theme);
      await page.getByRole("button", { name: "Släpp" }).waitFor();
      // The tab has its own tests.
      const found = await page.evaluate("axe.run({ exclude: ['#tab'] }).then(({ violations }) => violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' ')))");
      expect([theme, found]).toEqual([theme, []]);
      if (process.env["SCREENSHOTS"]) await page.screenshot({ path: `${process.env["SCREENSHOTS"]}/host-${theme}.png` });
    }
  });

  it("fits 320 pixels without scrolling sideways, one pane at a time", async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(local);
    for (const pane of ["Flik", "Chatt"]) {
      await page.getByRole("button", { name: pane, exact: true }).click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    }
    await page.getByLabel("Meddelande", { exact: true }).fill("hej");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Släpp" }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    if (process.env["SCREENSHOTS"]) await page.screenshot({ path: `${process.env["SCREENSHOTS"]}/host-320.png` });
  });
});
