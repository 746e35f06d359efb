import { createHash } from "node:crypto";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import type { JWTVerifyOptions } from "jose";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { appRoles } from "../../domain/people.ts";
import type { AppRole } from "../../domain/people.ts";
import { allowedOrigin } from "./entraOrigin.ts";
import { teamsClients } from "./teamsClients.ts";

/** Who a good sign-in token is about. The id is Entra's object id: names and addresses change hands, it does not. */
export type SignedIn = {
  readonly ok: true;
  readonly personId: string;
  readonly name: string;
  /** `preferred_username`: for reading and sending, never for deciding who somebody is */
  readonly mail: string;
  readonly roles: readonly AppRole[];
  readonly expires: Date;
  /** the token itself, to act on the person's behalf; not for any log */
  readonly token: string;
};
export type NotSignedIn = { readonly ok: false; readonly why: "missing" | "expired" | "invalid" };
export type TokenCheck = (authorizationHeader: string | undefined) => Promise<SignedIn | NotSignedIn>;

export type TokenCheckSettings = {
  /** https://login.microsoftonline.com, or a local server on this machine */
  readonly entraOrigin: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Other names of this app as an audience, such as api://{domain}/{clientId}; none. The client id always counts. */
  readonly audiences?: readonly string[];
  /** Client ids that may ask for our token; Teams and the Microsoft 365 apps. */
  readonly allowedClients?: readonly string[];
  readonly clock?: () => Date;
};

/** Seconds by which the clocks of Entra and of this server may differ. */
const skew = 60;

const claims = z.object({
  tid: z.string(),
  ver: z.literal("2.0"),
  oid: z.guid(),
  azp: z.string(),
  scp: z.string(),
  exp: z.number(),
  name: z.string().default(""),
  preferred_username: z.string().default(""),
  roles: z.array(z.string()).default([]),
});

type Known = Omit<SignedIn, "ok" | "token">;

/**
 * Reads the Authorization header that the tab sends: a token that Entra gave for this app, to a Teams client, for a person
 * of this organisation, with the right `access_as_user`.
 *
 * What was found true of a token is kept until the token ends, under the SHA-256 of the token and without the token: the
 * tab sends the same one with every call for an hour, and checking an RSA signature each time would cost more than
 * everything else that reading the board costs. Nothing is kept of a refused token.
 *
 * Throws only when Entra's signing keys cannot be fetched: then nobody knows whether a token is good.
 */
export function makeTokenCheck({ entraOrigin, tenantId, clientId, audiences = [], allowedClients = teamsClients, clock = () => new Date() }: TokenCheckSettings): TokenCheck {
  const base = `${allowedOrigin(entraOrigin)}/${tenantId}`;
  // Keys are rolled over without notice: an unknown one is looked up at most every 30 s, all of them again after an hour.
  const keys = createRemoteJWKSet(new URL(`${base}/discovery/v2.0/keys`), { cooldownDuration: 30_000, cacheMaxAge: 3_600_000, timeoutDuration: 5000 });
  const rules: JWTVerifyOptions = { algorithms: ["RS256"], issuer: `${base}/v2.0`, audience: [clientId, ...audiences], clockTolerance: skew, requiredClaims: ["exp", "nbf"] };
  const known = new LRUCache<string, Known>({ max: 10_000 });

  const verify = async (token: string): Promise<Known | NotSignedIn> => {
    try {
      const { payload } = await jwtVerify(token, keys, { ...rules, currentDate: clock() });
      const read = claims.safeParse(payload);
      if (!read.success) return invalid;
      const { tid, azp, scp, oid, name, preferred_username: mail, roles, exp } = read.data;
      if (tid !== tenantId || !allowedClients.includes(azp) || !scp.split(" ").includes("access_as_user")) return invalid;
      return { personId: oid.toLowerCase(), name: name || mail, mail, roles: appRoles.filter((role) => roles.includes(role)), expires: new Date(exp * 1000) };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { ok: false, why: "expired" };
      if (isAboutTheToken(error)) return invalid;
      throw new Error("Entra's signing keys could not be fetched", { cause: error });
    }
  };

  return async (header) => {
    if (!header || !/^Bearer /i.test(header)) return { ok: false, why: "missing" };
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
    if (token === undefined) return invalid;
    const fingerprint = createHash("sha256").update(token).digest("base64");
    const before = known.get(fingerprint);
    if (before && clock().getTime() < before.expires.getTime() + skew * 1000) return { ok: true, ...before, token };
    const found = await verify(token);
    if ("ok" in found) return found;
    known.set(fingerprint, found);
    return { ok: true, ...found, token };
  };
}

const invalid: NotSignedIn = { ok: false, why: "invalid" };

/** Else it is the keys that failed: not fetched, not in time, not JSON or no key set. */
const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError && error.code !== "ERR_JOSE_GENERIC" && !(error instanceof errors.JWKSTimeout) && !(error instanceof errors.JWKSInvalid);
