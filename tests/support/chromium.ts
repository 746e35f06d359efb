import { execFileSync } from "node:child_process";
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

/** A Chromium, which on a Debian that we administer is installed when it is missing. Throws with what to do where it cannot be. */
export function findChromium(): string {
  const found = installedChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    execFileSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"], { stdio: "inherit" });
    const installed = installedChromium();
    if (installed) return installed;
  }
  throw new Error("The tests in a browser need Chromium. Install it (Debian: apt-get install chromium fonts-liberation; elsewhere: npx playwright-core install chromium), or set CHROMIUM to the path of one.");
}

export const openChromium = (): Promise<Browser> => chromium.launch({ executablePath: findChromium(), args: quietly });
