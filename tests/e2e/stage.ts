import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { startApp } from "../support/app.ts";
import type { TestApp, TestAppOptions } from "../support/app.ts";
import { openChromium } from "../support/chromium.ts";

/** Monday of week 48, before anybody has come to work. */
export const mondayMorning = "2026-11-23T07:50:00+01:00";

export type Look = {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "default" | "dark" | "contrast";
  readonly locale?: "sv-SE" | "en-GB";
  /** where a deep link leads: "boka/2026-11-26" */
  readonly subPage?: string;
  /** pixels of the screen to a pixel of the page, for pictures */
  readonly scale?: number;
};

/** A person before the local Teams page, with the tab in its frame and the chat beside it. */
export type Seat = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** the tab, inside its frame */
  readonly tab: FrameLocator;
  /** the list of messages in the chat */
  readonly chat: ReturnType<Page["locator"]>;
  /** Writes to the bot. */
  say(text: string): Promise<void>;
};

export type Stage = {
  readonly app: TestApp;
  readonly browser: Browser;
  /** A browser of their own for a person, named as in "anna.nilsson". */
  seat(person: string, look?: Look): Promise<Seat>;
  /** The tab outside Teams. @param path what follows the origin: "/tab/#/mina" */
  alone(path: string, look?: Look): Promise<Page>;
  /** What a browser complained of since the last time this was asked: faults, console errors, refusals by a content policy, requests that left this machine. */
  complaints(): string[];
  /** Closes every browser context of the test that just ended. */
  clear(): Promise<void>;
  close(): Promise<void>;
};

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);
/** How long a person may have to wait for anything, in milliseconds; a busy machine included. */
const patience = 30_000;

/** teams-js fetches Microsoft's list of hosts at start; when it cannot, it goes on with the list that it carries. */
const expectedOutside = "https://res.cdn.office.net/";
/** The host page asks for a card anew as Teams does; the stand-in answers 409 when it did so less than a minute ago. */
const askedAgainTooSoon = /\/local\/chat\/[^/]+\/refresh$/;
/** A refusal is an answer like any other; the browser writes every 409 to its console. */
const isRefusal = (text: string, url: string): boolean => text.includes("status of 409") && /\/api\/(bookings|waves)/.test(url);

/** The whole product and a browser. The server's clock stands at `at`; so do the browsers'. */
export async function openStage(options: TestAppOptions = {}): Promise<Stage> {
  const at = options.at ?? mondayMorning;
  // The browser first: where there is none, no server is left behind.
  const [browser, app] = await Promise.all([openChromium(), startApp({ ...options, at })]);
  let told: string[] = [];

  const open = async ({ width = 1280, height = 800, scale = 1, locale = "sv-SE" }: Look): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, locale, timezoneId: "Europe/Stockholm" });
    context.setDefaultTimeout(patience);
    await context.addInitScript(`{
      const Real = Date;
      const behind = Real.now() - ${app.clock.now().getTime()};
      class Moved extends Real {
        constructor(...given) { given.length === 0 ? super(Real.now() - behind) : super(...given); }
        static now() { return Real.now() - behind; }
      }
      globalThis.Date = Moved;
    }`);
    await context.route((url) => url.protocol !== "data:" && !loopback.has(url.hostname), (route) => {
      const url = route.request().url();
      if (!url.startsWith(expectedOutside)) told.push(`asked for ${url}`);
      return route.abort();
    });
    context.on("weberror", (fault) => told.push(`fault: ${fault.error().message}`));
    context.on("console", (said) => {
      const { url } = said.location();
      const isFault = said.type() === "error" || /Content Security Policy/.test(said.text());
      if (isFault && !url.startsWith(expectedOutside) && !askedAgainTooSoon.test(url) && !isRefusal(said.text(), url)) told.push(`console: ${said.text()} ${url}`);
    });
    return context;
  };

  return {
    app,
    browser,
    seat: async (person, look = {}) => {
      const context = await open(look);
      const page = await context.newPage();
      const asked = new URLSearchParams({ person: `${person}@regionen.example` });
      if (look.theme) asked.set("theme", look.theme);
      if (look.locale) asked.set("locale", look.locale);
      if (look.subPage) asked.set("subPageId", look.subPage);
      await page.goto(`${app.origin}/local/teams?${asked}`);
      return {
        page,
        context,
        tab: page.frameLocator("#tab"),
        chat: page.locator("#messages"),
        say: async (text) => {
          await page.locator("#chat-text").fill(text);
          await page.keyboard.press("Enter");
        },
      };
    },
    alone: async (path, look = {}) => {
      const page = await (await open(look)).newPage();
      await page.goto(`${app.origin}${path}`);
      return page;
    },
    complaints: () => {
      const all = told;
      told = [];
      return all;
    },
    clear: async () => {
      const before = told.length;
      for (const context of browser.contexts()) await context.close();
      // What a page asks for while it is closed is cut off, which is no fault of anybody's.
      told = told.filter((one, i) => i < before || !one.includes("net::ERR_FAILED"));
    },
    close: async () => {
      await browser.close();
      await app.stop();
    },
  };
}
