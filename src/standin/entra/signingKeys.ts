import { exportJWK, generateKeyPair, importJWK } from "jose";
import type { CryptoKey, JWK } from "jose";
import type { Store } from "../store.ts";

/** Who signs: Entra itself, the Bot Framework, or somebody whose key nobody publishes (for tests of forged tokens). */
export type Signer = "entra" | "bot" | "stranger";

/** `published` is the public half as a JWKS shows it. */
export type SigningKey = { kid: string; key: CryptoKey; published: JWK };

/** Keys live in the store, so that a restart neither signs anybody out nor makes a cached key set useless. */
export function openSigningKeys(store: Store): (signer: Signer) => Promise<SigningKey> {
  const shelf = store.shelf<JWK>("entra-key");
  const opened = new Map<Signer, Promise<{ secret: JWK; signing: SigningKey }>>();

  return async (signer) => {
    const opening = opened.get(signer) ?? openKey(signer, shelf.get(signer));
    opened.set(signer, opening);
    const { secret, signing } = await opening;
    // Also after a reset: others still hold this key set, so the same key is written back.
    if (!shelf.get(signer)) shelf.put(signer, secret);
    return signing;
  };
}

async function openKey(signer: Signer, kept: JWK | undefined): Promise<{ secret: JWK; signing: SigningKey }> {
  const secret = kept ?? (await newKey(signer));
  const key = await importJWK(secret, "RS256");
  if (key instanceof Uint8Array) throw new Error("The signing key in the store is not an RSA key");
  const { kty, kid = signer, n, e } = secret;
  // The Bot SDK refuses a channel that the key is not endorsed for.
  const endorsements = signer === "bot" ? { endorsements: ["msteams"] } : {};
  return { secret, signing: { kid, key, published: { kty, use: "sig", alg: "RS256", kid, n, e, ...endorsements } } };
}

async function newKey(signer: Signer): Promise<JWK> {
  const { privateKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: `${signer}-${(jwk.n ?? "").slice(0, 16)}` };
}
