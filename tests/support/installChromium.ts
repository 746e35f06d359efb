import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { installedChromium } from "./chromium.ts";

const apt = (...args: string[]): void => void execFileSync("apt-get", ["-qq", "-o", "DPkg::Lock::Timeout=300", ...args], { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });

/** Installs Chromium on a Debian that we administer and that has none: before the tests, and once, for two test files that did it would meet at the package manager's lock. Where it cannot be had, the tests that need it say what to do. */
try {
  if (installedChromium() === null && process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    console.error("Installing Chromium, in which the tab is tested …");
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium", "fonts-liberation");
  }
} catch (fault) {
  console.error(`There is no Chromium for the tests: ${fault instanceof Error ? fault.message : String(fault)}`);
}
