// Builds the tab unless the last build came from just these sources.
import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const stamp = "dist/.built-from";
const sources = readdirSync("tab", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .concat("src/contract.ts", "package-lock.json")
  .sort();
const hash = createHash("sha256");
for (const file of sources) hash.update(file).update(readFileSync(file));
const wanted = hash.digest("hex");
if (existsSync("dist/tab/index.html") && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) process.exit(0);
console.error("Building the tab …");
execSync("vite build -c tab/vite.config.ts --logLevel warn", { stdio: ["inherit", 2, 2] });
writeFileSync(stamp, wanted);
