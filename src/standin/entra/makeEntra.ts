import { randomUUID } from "node:crypto";
import { SignJWT, createLocalJWKSet, errors, jwtVerify } from "jose";
import type { JWK, JWTPayload } from "jose";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";
import type { Person, Tenant } from "../tenant.ts";
import { openSignInRules } from "./permissions.ts";
import type { SignInRules } from "./permissions.ts";
import { openSigningKeys } from "./signingKeys.ts";
import type { Signer } from "./signingKeys.ts";
import { channelClaims, graphAudience, tabClaims } from "./tokenClaims.ts";
import type { Claims } from "./tokenClaims.ts";

export type Identity = { kind: "app" | "delegated"; appId: string; oid?: string; scopes: string[]; roles: string[] };
export type TokenFault = { fault: "missing" | "invalid" | "expired" };

/** @property issuedAt,lifetime instant and seconds; @property kid overrides the key's own id; @property tamper breaks the signature */
export type MintOptions = { signer?: Signer; kid?: string; issuedAt?: Date; lifetime?: number; tamper?: boolean };

export type EntraDeps = { tenant: Tenant; store: Store; clock: Clock; origin: () => string };

export type Entra = {
  /** Reads an Authorization header as the resource behind `audience` (Microsoft Graph unless told) would. */
  verifyToken(authorizationHeader: string | undefined, audience?: string): Promise<Identity | TokenFault>;
  /** What Teams gives the tab for a person; null when nobody has that name. */
  tabToken(upn: string): Promise<{ token: string; expiresOn: string } | null>;
  /** What the Bot Connector sends to the bot. */
  botChannelToken(serviceUrl: string): Promise<string>;
  /** Signs any claims, good or bad; `iat`, `nbf` and `exp` are set unless given. */
  mint(claims: Claims, options?: MintOptions): Promise<string>;
  /** Verifies a token's signature and audience; null when false, of another audience or expired. */
  readOwn(token: string, audience: string): Promise<JWTPayload | "expired" | null>;
  published(signer: "entra" | "bot"): Promise<JWK[]>;
  person(upn: string): Person | undefined;
  rules: SignInRules;
};

/** Entra with one make-believe organisation. It signs really, so that the checks of those who read its tokens are real. */
export function makeEntra({ tenant, store, clock, origin }: EntraDeps): Entra {
  const signingKey = openSigningKeys(store);
  const rules = openSignInRules(store);
  const person = (upn: string): Person | undefined => tenant.people.find((one) => one.upn.toLowerCase() === upn.toLowerCase());

  /**
   * Tokens are judged by the wall clock, as MSAL and the Bot SDK do, which cannot be told another time. When the
   * stand-in's clock has been moved, a token holds by both clocks.
   */
  const mint: Entra["mint"] = async (claims, options = {}) => {
    const { kid, key } = await signingKey(options.signer ?? "entra");
    const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
    const instants = options.issuedAt ? [seconds(options.issuedAt)] : [seconds(new Date()), seconds(clock.now())];
    const from = Math.min(...instants);
    const until = Math.max(...instants) + (options.lifetime ?? rules.settings().tokenLifetime);
    // No two tokens are the same, so that one can be revoked and the next be good.
    const token = await new SignJWT({ iat: from, nbf: from, exp: until, uti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: options.kid ?? kid })
      .sign(key);
    return options.tamper ? `${token.slice(0, -8)}${token.at(-8) === "A" ? "B" : "A"}${token.slice(-7)}` : token;
  };

  const readOwn: Entra["readOwn"] = async (token, audience) => {
    const keys = createLocalJWKSet({ keys: [(await signingKey("entra")).published] });
    try {
      const { payload } = await jwtVerify(token, keys, { audience, algorithms: ["RS256"] });
      return payload;
    } catch (error) {
      return error instanceof errors.JWTExpired ? "expired" : null;
    }
  };

  return {
    mint,
    readOwn,
    rules,
    person,
    published: async (signer) => [(await signingKey(signer)).published],
    verifyToken: async (header, audience = graphAudience) => {
      const token = /^Bearer (\S+)$/i.exec(header ?? "")?.[1];
      if (!token) return { fault: "missing" };
      const payload = await readOwn(token, audience);
      if (payload === "expired") return { fault: "expired" };
      return (payload && identityOf(payload, tenant)) ?? { fault: "invalid" };
    },
    tabToken: async (upn) => {
      const someone = person(upn);
      if (!someone) return null;
      const expiresOn = new Date(clock.now().getTime() + rules.settings().tokenLifetime * 1000).toISOString();
      return { token: await mint(tabClaims(tenant, origin(), someone)), expiresOn };
    },
    botChannelToken: (serviceUrl) => mint(channelClaims(tenant, serviceUrl), { signer: "bot" }),
  };
}

const identityClaims = z.object({
  tid: z.string(),
  appid: z.string(),
  idtyp: z.enum(["app", "user"]),
  oid: z.string().optional(),
  scp: z.string().default(""),
  roles: z.array(z.string()).default([]),
});

function identityOf(payload: JWTPayload, tenant: Tenant): Identity | null {
  const read = identityClaims.safeParse(payload);
  if (!read.success || read.data.tid !== tenant.tenantId) return null;
  const { appid, idtyp, oid, scp, roles } = read.data;
  if (idtyp === "app") return { kind: "app", appId: appid, scopes: [], roles };
  return { kind: "delegated", appId: appid, oid, scopes: scp.split(" ").filter(Boolean), roles: [] };
}
