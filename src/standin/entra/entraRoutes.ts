import express, { Router } from "express";
import type { Entra, EntraDeps } from "./makeEntra.ts";
import { consentPage } from "./consentPage.ts";
import { issueToken } from "./issueToken.ts";
import { botIssuer, v2Issuer } from "./tokenClaims.ts";

/** The public routes of Entra and of the Bot Framework's sign-in that anybody here calls. */
export function entraRoutes(entra: Entra, { tenant, clock, origin }: EntraDeps): Router {
  const routes = Router();
  const known = (tid: string | undefined): boolean => tid === tenant.tenantId;

  routes.get("/common/discovery/instance", (_request, response) => {
    response.json({
      tenant_discovery_endpoint: `${origin()}/${tenant.tenantId}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [{ preferred_network: "login.microsoftonline.com", preferred_cache: "login.windows.net", aliases: ["login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"] }],
    });
  });

  routes.get("/:tid/v2.0/.well-known/openid-configuration", (request, response) => {
    if (!known(request.params.tid)) return void response.status(400).json(unknownTenant(request.params.tid));
    const base = `${origin()}/${tenant.tenantId}`;
    response.json({
      issuer: v2Issuer(origin(), tenant.tenantId),
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ["code", "id_token"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
    });
  });

  routes.use(consentPage(tenant));

  routes.get("/:tid/discovery/v2.0/keys", async (request, response) => {
    if (!known(request.params.tid)) return void response.status(400).json(unknownTenant(request.params.tid));
    response.json({ keys: await entra.published("entra") });
  });

  routes.post("/:tid/oauth2/v2.0/token", express.urlencoded({ extended: false, limit: "100kb" }), async (request, response) => {
    if (!known(request.params.tid)) return void response.status(400).json(unknownTenant(request.params.tid));
    const answer = await issueToken({ entra, tenant, now: clock.now() }, request.body);
    response.set("Cache-Control", "no-store").status(answer.status).json(answer.body);
  });

  routes.get("/v1/.well-known/openidconfiguration", (_request, response) => {
    response.json({
      issuer: botIssuer,
      authorization_endpoint: "https://invalid.botframework.com",
      jwks_uri: `${origin()}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["private_key_jwt"],
    });
  });

  routes.get("/v1/.well-known/keys", async (_request, response) => {
    response.json({ keys: await entra.published("bot") });
  });

  return routes;
}

const unknownTenant = (tid: string | undefined) => ({
  error: "invalid_tenant",
  error_description: `AADSTS90002: Tenant '${tid ?? ""}' not found.`,
  error_codes: [90002],
});
