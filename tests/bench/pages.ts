import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import { build } from "vite";
import { z } from "zod";
import type { Browser } from "playwright-core";
import { tabFiles } from "../../src/http/tabFiles.ts";

/** The bare page, built by Vite as it comes and served as the tab is. */
export async function serveBarePage(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), "hubbplats-bare-"));
  await build({ configFile: false, root: fileURLToPath(new URL("barePage", import.meta.url)), base: "/tab/", logLevel: "error", build: { outDir, emptyOutDir: true } });
  const app = express().use(tabFiles(outDir));
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => {
      resolve(listening);
    });
  });
  const address = server.address();
  return {
    address: typeof address === "object" && address ? `http://127.0.0.1:${address.port}/tab/` : "",
    stop: async () => {
      server.closeAllConnections();
      server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

const seen = z.object({ usableMs: z.number(), files: z.array(z.string()) });
/** When the page could be used, in milliseconds from the start of its navigation, and which files it had asked for by then. */
export type Visit = z.output<typeof seen>;

/**
 * Opens a page with nothing in the cache and waits until something in it can be tapped, then taps it.
 * @param ready JavaScript that gives the element when it is there
 * @param slowed how many times slower the processor is made
 */
export async function visit(browser: Browser, page: { address: string; ready: string; slowed: number; before?: string }): Promise<Visit> {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 800 }, locale: "sv-SE", timezoneId: "Europe/Stockholm" });
  try {
    await context.addInitScript(`${page.before ?? ""};
      const look = () => {
        const found = document.documentElement ? (${page.ready}) : null;
        if (!found) return requestAnimationFrame(look);
        // Painted, and the thread free to take a tap.
        requestAnimationFrame(() => setTimeout(() => { found.id ||= "usable"; globalThis.usable = { ms: performance.now(), id: found.id }; }));
      };
      look();`);
    const tab = await context.newPage();
    const devtools = await context.newCDPSession(tab);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: page.slowed });
    await tab.goto(page.address, { waitUntil: "commit" });
    await tab.waitForFunction("globalThis.usable !== undefined", undefined, { timeout: 60_000, polling: 50 });
    const read = seen.parse(
      await tab.evaluate("({ usableMs: usable.ms, files: performance.getEntriesByType('resource').filter((one) => one.startTime <= usable.ms && /\\.(js|css)$/.test(new URL(one.name).pathname)).map((one) => one.name) })"),
    );
    await tab.locator(`[id="${String(await tab.evaluate("usable.id"))}"]`).click({ timeout: 30_000 });
    return read;
  } finally {
    await context.close();
  }
}

/** The tab by itself on a machine with no tenant, with somebody signed in; ready when a day with free places is on the board. */
export const tabPage = (origin: string, slowed: number): Parameters<typeof visit>[1] => ({
  address: `${origin}/tab/`,
  slowed,
  before: `sessionStorage.setItem("hubbplats.person", "anna.nilsson@regionen.example")`,
  ready: `[...document.querySelectorAll('button[id^="day-"]')].find((one) => /ledig/.test(one.textContent) && !one.disabled)`,
});
