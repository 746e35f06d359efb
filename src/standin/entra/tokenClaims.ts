import type { Person, Tenant } from "../tenant.ts";
import { grantedAppRoles } from "./permissions.ts";

export type Claims = Readonly<Record<string, unknown>>;

export const graphAudience = "https://graph.microsoft.com";
export const botAudience = "https://api.botframework.com";
export const botIssuer = "https://api.botframework.com";

/** Client id of Teams itself (desktop and mobile), which asks for the tab's token. */
export const teamsClient = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";

export const v2Issuer = (origin: string, tenantId: string): string => `${origin}/${tenantId}/v2.0`;

/** Microsoft's own resources get version 1 tokens, whatever endpoint gave them. */
export const v1Issuer = (tenantId: string): string => `https://sts.windows.net/${tenantId}/`;

/** The tab's token, as Teams single sign-on gives it for an app with requestedAccessTokenVersion 2. */
export function tabClaims(tenant: Tenant, origin: string, person: Person): Claims {
  return {
    aud: tenant.tabApp,
    iss: v2Issuer(origin, tenant.tenantId),
    azp: teamsClient,
    azpacr: "0",
    name: person.displayName,
    oid: person.oid,
    preferred_username: person.upn,
    ...(person.roles.length > 0 ? { roles: person.roles } : {}),
    scp: "access_as_user",
    sub: `${person.oid}.${tenant.tabApp}`,
    tid: tenant.tenantId,
    ver: "2.0",
  };
}

/** An app's own token (client credentials). For the Bot Connector there are no roles. */
export function appClaims(tenant: Tenant, appId: string, audience: string): Claims {
  const roles = audience === graphAudience && appId === tenant.tabApp ? { roles: grantedAppRoles } : {};
  return {
    aud: audience,
    iss: v1Issuer(tenant.tenantId),
    appid: appId,
    appidacr: "1",
    idtyp: "app",
    oid: appId,
    ...roles,
    sub: appId,
    tid: tenant.tenantId,
    ver: "1.0",
  };
}

/** A Graph token on behalf of a person. */
export function delegatedClaims(tenant: Tenant, appId: string, person: Person, scopes: readonly string[]): Claims {
  return {
    aud: graphAudience,
    iss: v1Issuer(tenant.tenantId),
    appid: appId,
    appidacr: "1",
    idtyp: "user",
    name: person.displayName,
    oid: person.oid,
    scp: scopes.join(" "),
    sub: `${person.oid}.graph`,
    tid: tenant.tenantId,
    upn: person.upn,
    unique_name: person.upn,
    ver: "1.0",
  };
}

/** What the Bot Connector shows the bot. */
export const channelClaims = (tenant: Tenant, serviceUrl: string): Claims => ({ iss: botIssuer, aud: tenant.botApp, serviceurl: serviceUrl });
