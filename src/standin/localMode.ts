import { join } from "node:path";
import type { Router } from "express";
import type { Clock } from "./clock.ts";
import { demoTenant } from "./demo/demoTenant.ts";
import { catalogIdOf } from "./graph/installRoutes.ts";
import { localSecretOf } from "./entra/permissions.ts";
import { effectiveScopesIn } from "./effectiveScopes.ts";
import { hostRoutes } from "./host/hostRoutes.ts";
import { startStandin } from "./standin.ts";
import type { Standin } from "./standin.ts";

export type LocalMode = {
  readonly standin: Standin;
  /** to be mounted at /local */
  readonly routes: Router;
  /** what the app's tokens may do, for the record of traffic */
  readonly effectiveScopes: ReturnType<typeof effectiveScopesIn>;
  /** the settings that a tenant would give */
  readonly microsoft365: {
    readonly tenantId: string;
    readonly clientId: string;
    readonly clientProof: { readonly kind: "secret"; readonly secret: string };
    readonly botId: string;
    readonly botProof: { readonly kind: "secret"; readonly secret: string };
    readonly botOpenIdMetadata: string;
    readonly graphOrigin: string;
    readonly entraOrigin: string;
    readonly controlMailbox: string;
  };
  /** the app's id in the catalogue of the make-believe organisation */
  readonly catalogId: string;
};

/**
 * Microsoft 365 for a machine with no tenant: the stand-in on the two ports after the server's own, and what the server needs
 * to know of it. Loaded only in local mode. @param dataDir where its state is kept, or null for memory
 */
export async function startLocal(options: { port: number; dataDir: string | null; clock?: Clock; botEndpoint: () => string; latencyMs?: number }): Promise<LocalMode> {
  const standin = await startStandin({
    port: options.port === 0 ? 0 : options.port + 1,
    adminPort: options.port === 0 ? 0 : options.port + 2,
    tenant: demoTenant,
    file: options.dataDir === null ? ":memory:" : join(options.dataDir, "standin.sqlite"),
    ...(options.clock ? { clock: options.clock } : {}),
    botEndpoint: options.botEndpoint,
    ...(options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs }),
  });
  return {
    standin,
    effectiveScopes: effectiveScopesIn(standin.graph.world),
    routes: hostRoutes({ tenant: demoTenant, entra: standin.entra, connector: standin.connector, standin }),
    microsoft365: {
      tenantId: demoTenant.tenantId,
      clientId: demoTenant.tabApp,
      clientProof: { kind: "secret", secret: localSecretOf(demoTenant.tabApp) },
      botId: demoTenant.botApp,
      botProof: { kind: "secret", secret: localSecretOf(demoTenant.botApp) },
      botOpenIdMetadata: `${standin.origin}/v1/.well-known/openidconfiguration`,
      graphOrigin: standin.origin,
      entraOrigin: standin.origin,
      controlMailbox: demoTenant.controlMailbox,
    },
    catalogId: catalogIdOf(demoTenant),
  };
}
