// Installs what package-lock.json names, unless node_modules already holds just that. Plain Node, any version npm runs on.
import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** With what builds the tab, also where NODE_ENV=production or npm's own `omit` would leave it out: it is built where it runs. */
const install = "npm ci --include=dev --no-audit --no-fund --loglevel=error";
const stamp = "node_modules/.hubbplats-installed";
const wanted = createHash("sha256").update(install).update(readFileSync("package-lock.json")).update(readFileSync("package.json")).update(process.platform + process.arch).digest("hex");
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) process.exit(0);
console.error("Installing what package-lock.json names …");
execSync(install, { stdio: ["inherit", 2, 2] });
writeFileSync(stamp, wanted);
