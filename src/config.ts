import { X509Certificate, createPrivateKey } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { z } from "zod";

/** How an app proves itself to Entra. */
export type Proof = { readonly kind: "secret"; readonly secret: string } | { readonly kind: "certificate"; readonly file: string } | { readonly kind: "managed-identity"; readonly clientId?: string };

/** The settings of a machine with a tenant. */
export type Microsoft365 = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientProof: Proof;
  readonly botId: string;
  readonly botProof: Proof;
  readonly botOpenIdMetadata: string;
  readonly graphOrigin: string;
  readonly entraOrigin: string;
  readonly controlMailbox: string;
};
export type Config = {
  readonly port: number;
  readonly publicUrl: string | null;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly production: boolean;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error";
  readonly graphTrafficLog: string | null;
  /**
   * where the pilots' survey keys are kept; null: no survey can start. On a machine with no tenant it lies beside the ledger's
   * folder, never in it: whoever copies the one shall not get the other
   */
  readonly surveyKeyFile: string | null;
  /** the app's id in the Teams catalogue, for deep links; null: links go to the tab itself */
  readonly teamsAppId: string | null;
  /** the same app's id in the organisation's catalogue, by which it is installed for people; null: it is installed for nobody */
  readonly teamsCatalogId: string | null;
  /** null: local mode */
  readonly microsoft365: Microsoft365 | null;
};
export type Settings = Readonly<Record<string, string | undefined>>;

const realGraph = "https://graph.microsoft.com";
const realEntra = "https://login.microsoftonline.com";
const realBotMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

/** Two ports are left for the stand-in. */
const highestLocalPort = 65_533;

const entraNames = ["TENANT_ID", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_CERT_FILE", "BOT_ID", "BOT_SECRET", "BOT_CERT_FILE", "CONTROL_MAILBOX", "ENTRA_ORIGIN", "GRAPH_ORIGIN", "BOT_OPENID_METADATA"] as const;

/**
 * Reads the settings once; nobody else reads the environment. Empty counts as not set. Half-set or contradictory settings are
 * refused, all faults at once, each with what to do. The complete sets stand in env/.env.example.
 */
export function readConfig(env: Settings): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const get = (name: string): string | null => env[name]?.trim() || null;
  const fault = (text: string): void => void faults.push(text);

  const port = z.coerce.number().int().min(0).max(65_535).safeParse(get("PORT") ?? "3978");
  if (!port.success) fault(`PORT is "${get("PORT")}": give a whole number from 0 to 65535`);
  const local = entraNames.every((name) => get(name) === null);
  // Lines of every call would push what the start says off a person's screen.
  const level = z.enum(["trace", "debug", "info", "warn", "error"]).safeParse(get("LOG_LEVEL") ?? (local ? "warn" : "info"));
  if (!level.success) fault(`LOG_LEVEL is "${get("LOG_LEVEL")}": give trace, debug, info, warn or error`);
  const nodeEnv = get("NODE_ENV") ?? "development";
  const production = nodeEnv === "production";
  if (!["development", "test", "production"].includes(nodeEnv)) fault(`NODE_ENV is "${nodeEnv}": give production, development or test in exactly these letters, or leave it empty; only production shuts the local mode out`);

  const databaseUrl = get("DATABASE_URL");
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) fault("DATABASE_URL must begin with postgres:// or postgresql://");
  else if (databaseUrl !== null && !URL.canParse(databaseUrl)) fault("DATABASE_URL is not an address: give postgres://user:password@host:5432/database, with whatever is no letter or digit in the password as %XX");
  for (const name of ["PUBLIC_URL", "GRAPH_ORIGIN", "ENTRA_ORIGIN"]) checkOrigin(name, get(name), fault, false);
  const publicUrl = originOf(get("PUBLIC_URL"));
  checkOrigin("BOT_OPENID_METADATA", get("BOT_OPENID_METADATA"), fault, true);
  for (const name of ["CLIENT_CERT_FILE", "BOT_CERT_FILE"]) checkCertificate(name, get(name), fault);
  const dataDir = get("DATA_DIR") ?? ".data";
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory()) fault("DATA_DIR names a file: give a folder, which is made at the first start");
  checkKeyFile(get("SURVEY_KEY_FILE"), dataDir, fault);
  checkLogFile(get("GRAPH_TRAFFIC_LOG"), fault);

  if (local && production) fault("NODE_ENV is production but no Entra setting is given: local mode, where anyone signs in as anyone, is never for production. Set TENANT_ID, CLIENT_ID, BOT_ID and the rest of a set in env/.env.example");
  if (local && port.success && port.data > highestLocalPort) fault(`PORT is ${port.data}: in local mode the stand-in for Microsoft 365 takes the two ports after it; give at most ${highestLocalPort}`);
  const microsoft365 = local ? null : readMicrosoft365(get, fault);
  if (!local && databaseUrl === null) fault("DATABASE_URL is empty: with a tenant the ledger must be PostgreSQL, since PGlite may lose promised bookings at a power cut");
  if (!local && get("PUBLIC_URL") === null) fault("PUBLIC_URL is empty: give the https address that Teams reaches, without a path");

  if (faults.length > 0 || !port.success || !level.success) return { ok: false, faults };
  const surveyKeyFile = get("SURVEY_KEY_FILE") ?? (local ? `${resolve(dataDir)}.survey-keys.json` : null);
  return { ok: true, config: { port: port.data, publicUrl, databaseUrl, dataDir, production, logLevel: level.data, graphTrafficLog: get("GRAPH_TRAFFIC_LOG"), surveyKeyFile, teamsAppId: get("TEAMS_APP_ID"), teamsCatalogId: get("TEAMS_CATALOG_ID") ?? get("TEAMS_APP_ID"), microsoft365 } };
}

function readMicrosoft365(get: (name: string) => string | null, fault: (text: string) => void): Microsoft365 {
  const id = (name: string, what: string): string => {
    const value = get(name);
    if (value === null) fault(`${name} is empty: give ${what}, or leave every Entra setting empty for local mode`);
    else if (!z.guid().safeParse(value).success) fault(`${name} is not a GUID: copy it from the app registration in Entra`);
    return (value ?? "").toLowerCase();
  };
  const tenantId = id("TENANT_ID", "the organisation's directory id");
  const clientId = id("CLIENT_ID", "the client id of the tab's API");
  const botId = id("BOT_ID", "the bot's own client id");
  if (clientId !== "" && clientId === botId) fault("BOT_ID is the same as CLIENT_ID: use two app registrations, or a person's own token passes for the bot channel's");
  const controlMailbox = get("CONTROL_MAILBOX") ?? "";
  if (controlMailbox === "") fault("CONTROL_MAILBOX is empty: give a mailbox outside the app's scope, so that the start can prove that it is refused");
  else if (!z.email().safeParse(controlMailbox).success) fault("CONTROL_MAILBOX is not a mail address: give that of a mailbox outside the app's scope");

  const proof = (app: "CLIENT" | "BOT"): Proof => {
    const [secret, file] = [get(`${app}_SECRET`), get(`${app}_CERT_FILE`)];
    if (secret !== null && file !== null) fault(`${app}_SECRET and ${app}_CERT_FILE are both set: keep the certificate and empty the secret`);
    if (file !== null) return { kind: "certificate", file };
    return secret === null ? { kind: "managed-identity", clientId: get(`${app}_ID`) ?? "" } : { kind: "secret", secret };
  };
  const clientProof = proof("CLIENT");
  return {
    tenantId,
    clientId,
    clientProof: clientProof.kind === "managed-identity" ? { kind: "managed-identity" } : clientProof,
    botId,
    botProof: proof("BOT"),
    botOpenIdMetadata: get("BOT_OPENID_METADATA") ?? realBotMetadata,
    graphOrigin: originOf(get("GRAPH_ORIGIN")) ?? realGraph,
    entraOrigin: originOf(get("ENTRA_ORIGIN")) ?? realEntra,
    controlMailbox,
  };
}

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

function checkOrigin(name: string, value: string | null, fault: (text: string) => void, withPath: boolean): void {
  if (value === null) return;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) return fault(`${name} is not an address: give https://…`);
  if (url.protocol === "http:" && !loopback.has(url.hostname)) fault(`${name} is http off this machine: tokens would travel in the clear; use https`);
  if (!withPath && (url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "")) fault(`${name} must be an origin alone, without path, query, fragment, name or password`);
}

/** An origin as everything is put behind it: without the slash that people may end it with. Null when there is none. */
const originOf = (value: string | null): string | null => (value !== null && URL.canParse(value) ? new URL(value).origin : null);

/** The file must hold what the app proves itself with: else it starts, and no call gets through. */
function checkCertificate(name: string, file: string | null, fault: (text: string) => void): void {
  if (file === null) return;
  let pem = "";
  try {
    if (!statSync(file).isFile()) return fault(`${name} names a folder, or something else that is no file: give the path of the PEM file`);
    pem = readFileSync(file, "utf8");
  } catch {
    return fault(`${name} names a file that cannot be read: check that it is there and that the server's user may read it`);
  }
  try {
    if (new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem))) return;
  } catch {
    // What is wrong with it may quote it; that it must hold both says enough.
  }
  fault(`${name} must hold a certificate and the private key that belongs to it, both in PEM and the key without a password`);
}

/** The folder is made at the start, as far as it is not there. */
function checkLogFile(file: string | null, fault: (text: string) => void): void {
  if (file === null) return;
  let folder = dirname(resolve(file));
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (!statSync(folder).isDirectory() || (existsSync(file) && !statSync(file).isFile())) throw new Error("no file can be there");
  } catch {
    fault("GRAPH_TRAFFIC_LOG names a file that cannot be written: give the path of a file in a folder that the server's user may write, or leave it empty");
  }
}

/** It is read and, when the first survey starts or a key is destroyed, written by way of a new file beside it. */
function checkKeyFile(file: string | null, dataDir: string, fault: (text: string) => void): void {
  if (file === null) return;
  if (resolve(file).startsWith(`${resolve(dataDir)}${sep}`)) return fault("SURVEY_KEY_FILE lies in DATA_DIR: keys that are copied with the ledger keep nothing apart; give a folder of its own, outside the database and its backups");
  try {
    accessSync(dirname(file), constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return fault("SURVEY_KEY_FILE is in a folder that is not there or cannot be written: give a folder of its own, outside the database and its backups, that the server's user may write");
  }
  try {
    if (!existsSync(file)) return;
    if (!statSync(file).isFile()) return fault("SURVEY_KEY_FILE names a folder, or something else that is no file: give the path of the file itself, which is made when the first survey starts");
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch {
    fault("SURVEY_KEY_FILE names a file that cannot be read and written: the server's user must be able to do both. A file that is not there yet is made when the first survey starts");
  }
}
