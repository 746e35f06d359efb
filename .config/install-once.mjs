// Installs what package-lock.json names, unless node_modules already holds just that. Plain Node, any version npm runs on.
import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.hubbplats-installed";
const wanted = createHash("sha256").update(readFileSync("package-lock.json")).update(readFileSync("package.json")).update(process.platform + process.arch).digest("hex");
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) process.exit(0);
console.log("Installing what package-lock.json names …");
execSync("npm ci --no-audit --no-fund --loglevel=error", { stdio: "inherit" });
writeFileSync(stamp, wanted);
