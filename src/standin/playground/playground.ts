import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { fiveColleagues, playgroundSettings, readOrganisation } from "./organisation.ts";
import { makeRelay } from "./relay.ts";

/** A development tool under its own licence: fetched when asked for, never a dependency of the product. */
const playgroundPackage = "@microsoft/m365agentsplayground@0.2.28";

const usage = `npm run playground -- [--server http://127.0.0.1:3978] [--as anna.nilsson] [--port 56150] [--relay-port 56151] [--no-browser]`;

const { values } = parseArgs({
  options: {
    server: { type: "string", default: "http://127.0.0.1:3978" },
    as: { type: "string", default: "anna.nilsson" },
    port: { type: "string", default: "56150" },
    "relay-port": { type: "string", default: "56151" },
    "no-browser": { type: "boolean", default: false },
  },
});

function giveUp(reason: string): never {
  process.stderr.write(`${reason}\n${usage}\n`);
  process.exit(1);
}

/** The Playground silently takes another port when its own is busy, so this is asked first. */
const portIsFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

const port = Number(values.port);
const relayPort = Number(values["relay-port"]);
const organisation = await readOrganisation(values.server);
if (!organisation) giveUp(`Hubbplats does not run locally on ${values.server}: run npm start first.`);
const acting = organisation.people.find((one) => one.upn === values.as || one.upn.startsWith(`${values.as}@`));
if (!acting) giveUp(`Nobody is called ${values.as}. Choose one of ${organisation.people.map((one) => one.upn.split("@")[0]).join(", ")}.`);
if (fiveColleagues(organisation, acting).length < 5) giveUp("The Playground needs an organisation of six people or more.");
for (const wanted of [port, relayPort]) if (!(await portIsFree(wanted))) giveUp(`Port ${wanted} is busy.`);

const origin = `http://127.0.0.1:${relayPort}`;
const relay = makeRelay({ organisation, botEndpoint: `${values.server}/api/messages`, playground: `http://127.0.0.1:${port}/_connector`, origin: () => origin });
const relayServer = await new Promise<Server>((resolve, reject) => {
  const server = relay.listen(relayPort, "127.0.0.1", (error) => (error ? reject(error) : resolve(server)));
});

const folder = join(process.cwd(), ".data", "playground");
mkdirSync(folder, { recursive: true });
const settings = join(folder, ".m365agentsplayground.yml");
writeFileSync(settings, playgroundSettings(organisation, acting));

const client = spawn("npx", ["--yes", "--package", playgroundPackage, "agentsplayground", "start", "-e", `${origin}/api/messages`, "-c", "msteams", "--disable-telemetry", "-p", String(port)], {
  cwd: folder,
  detached: process.platform !== "win32",
  stdio: ["ignore", "pipe", "inherit"],
  env: {
    ...process.env,
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: settings,
    NODE_OPTIONS: `--import=${new URL("./listenOnLoopback.mjs", import.meta.url).href}`,
    ...(values["no-browser"] ? { TEAMSAPPTESTER_BROWSER: "none" } : {}),
  },
});

/** The first reason to stop decides the exit code. The Playground is a grandchild under npx, hence the whole group. */
const stop = (code: number): void => {
  process.exitCode ??= code;
  if (client.pid !== undefined && client.exitCode === null && process.platform !== "win32") process.kill(-client.pid);
  else client.kill();
  relayServer.close();
  relayServer.closeAllConnections();
};
process.once("SIGINT", () => stop(0));
process.once("SIGTERM", () => stop(0));
client.once("error", (error) => {
  process.stderr.write(`The Playground did not start: ${error.message}\n`);
  stop(1);
});
client.once("exit", (code) => {
  relayServer.close();
  if (code) process.stderr.write(`The Playground ended. What it had to say is in ${join(folder, "devTools", "m365agentsplayground.log")}\n`);
  process.exitCode ??= code ?? 0;
});
createInterface({ input: client.stdout }).on("line", (line) => {
  const taken = /^Listening on (\d+)$/.exec(line)?.[1];
  if (taken === undefined) return;
  if (taken !== String(port)) {
    process.stderr.write(`The Playground took port ${taken} instead of ${port}.\n`);
    stop(1);
    return;
  }
  process.stdout.write(`Playground: http://127.0.0.1:${port} as ${acting.displayName}. Stop with Ctrl+C.\n`);
});
