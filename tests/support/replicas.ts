import { localSecretOf } from "../../src/standin/entra/permissions.ts";
import { start } from "../../src/main.ts";
import type { Running } from "../../src/main.ts";
import { startApp } from "./app.ts";
import type { TestApp } from "./app.ts";
import { freshDatabase } from "./database.ts";
import { freePort } from "./freePort.ts";

/** Two servers on one PostgreSQL, each with its own memory and its own connections. */
export type TwoReplicas = { readonly first: TestApp; readonly second: Running; stop(): Promise<void> };

/** The second is told of the first one's stand-in as of a tenant, and both go by real time. */
export async function startReplicas({ noJobs }: { readonly noJobs: boolean }): Promise<TwoReplicas> {
  const url = await freshDatabase();
  const first = await startApp({ ledger: { url }, noJobs });
  const { local } = first;
  if (!local) throw new Error("there is no stand-in");
  const { origin, tenant } = local.standin;
  const entra = {
    TENANT_ID: tenant.tenantId,
    CLIENT_ID: tenant.tabApp,
    CLIENT_SECRET: localSecretOf(tenant.tabApp),
    BOT_ID: tenant.botApp,
    BOT_SECRET: localSecretOf(tenant.botApp),
    BOT_OPENID_METADATA: `${origin}/v1/.well-known/openidconfiguration`,
    CONTROL_MAILBOX: tenant.controlMailbox,
    ENTRA_ORIGIN: origin,
    GRAPH_ORIGIN: origin,
  };
  const port = await freePort();
  const second = await start({ ...entra, PORT: String(port), LOG_LEVEL: "error", DATABASE_URL: url, PUBLIC_URL: `http://127.0.0.1:${port}` }, { noJobs });
  return {
    first,
    second,
    stop: async () => {
      await second.stop();
      await first.stop();
    },
  };
}
