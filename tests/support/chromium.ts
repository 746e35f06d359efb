import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

/** Nothing of the browser's own may reach out: no updates, no sync, no guesses of what will be asked for next. */
const quietly = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Path of a Chromium on this machine: the one that CHROMIUM names, one that is installed, or Playwright's own. Null when there is none. */
export function installedChromium(): string | null {
  const named = process.env["CHROMIUM"];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM is ${named}, where there is no file`);
  return named ?? [...places, playwrightsOwn()].find((path) => existsSync(path)) ?? null;
}

/** Playwright knows where it would have put its browser; on a machine that it has no build for it throws. */
function playwrightsOwn(): string {
  try {
    return chromium.executablePath();
  } catch {
    return "";
  }
}

/** Throws with what to do where there is none. */
function findChromium(): string {
  const found = installedChromium();
  if (found) return found;
  throw new Error("The tests in a browser need Chromium. Install it (Debian: apt-get install chromium fonts-liberation; elsewhere: npx playwright-core install chromium), or set CHROMIUM to the path of one.");
}

/** A browser of its own. Where there is none it throws at once, and not as a promise. */
export const openChromium = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: quietly });
