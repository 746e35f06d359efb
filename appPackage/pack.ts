import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { demoTenant } from "../src/standin/demo/demoTenant.ts";
import { checkedPackage } from "./checkedPackage.ts";
import { theBot } from "./theBot.ts";
import { valuesOf } from "./values.ts";

/**
 * `npm run package` [-- <environment>]: fills in env/.env.<environment> (local when nothing is said; the environment of the
 * process goes before the file), checks everything, and writes appPackage/build/hubbplats.<environment>.zip. Tells all
 * faults at once and ends with 1 when there is any.
 */
async function pack(environment: string): Promise<number> {
  const folder = import.meta.dirname;
  const envFile = join(folder, "..", "env", `.env.${environment}`);
  if (!existsSync(envFile)) return told([`env/.env.${environment}: does not exist; copy env/.env.dev and fill it in`]);
  // The local environment's two apps are the stand-in's: it has no settings for them, since any would end the local mode.
  const fallback: Readonly<Record<string, string>> = environment === "local" ? { CLIENT_ID: demoTenant.tabApp, BOT_ID: demoTenant.botApp } : {};
  const checked = await checkedPackage({
    read: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : null),
    values: valuesOf(readFileSync(envFile, "utf8"), process.env, fallback),
    valuesFrom: `env/.env.${environment}`,
    bot: theBot,
  });
  if ("faults" in checked) return told(checked.faults);

  // A fixed time, so that the same files give the same zip.
  const zip = zipSync(Object.fromEntries(checked.files), { mtime: new Date(2026, 0, 1), level: 9 });
  const out = join(folder, "build", `hubbplats.${environment}.zip`);
  mkdirSync(join(folder, "build"), { recursive: true });
  writeFileSync(out, zip);
  console.log(`appPackage/build/hubbplats.${environment}.zip: ${[...checked.files.keys()].join(", ")}; ${zip.length} bytes, checked`);
  return 0;
}

function told(faults: readonly string[]): number {
  console.error(`The app package has ${faults.length} fault${faults.length === 1 ? "" : "s"}:`);
  for (const fault of faults) console.error(`- ${fault}`);
  return 1;
}

const [environment = "local"] = process.argv.slice(2);
process.exitCode = await pack(environment);
