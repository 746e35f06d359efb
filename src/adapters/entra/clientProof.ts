import { X509Certificate, createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { ManagedIdentityApplication } from "@azure/msal-node";
import type { NodeAuthOptions } from "@azure/msal-node";

/** How the app proves itself to Entra. A managed identity or a certificate before a secret: neither can be copied from a setting. */
export type Credential =
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "certificate"; /** PEM file with the certificate and its private key */ readonly file: string }
  | { readonly kind: "managed-identity"; /** client id of a user-assigned identity; the machine's own when left out */ readonly clientId?: string };

type Proof = Pick<NodeAuthOptions, "clientSecret" | "clientCertificate" | "clientAssertion">;

/** Reads a PEM file. Throws, naming the file and not its content, when it does not hold a certificate and its private key. */
function certificateOf(file: string): NonNullable<Proof["clientCertificate"]> {
  const pem = readFileSync(file, "utf8");
  const privateKey = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA |EC )?PRIVATE KEY-----/.exec(pem)?.[0];
  const chain = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const [own] = chain;
  if (!privateKey || !own) throw new Error(`${file} must hold a certificate and its private key in PEM`);
  const thumbprintSha256 = createHash("sha256").update(new X509Certificate(own).raw).digest("hex").toUpperCase();
  return { thumbprintSha256, privateKey, x5c: chain.join("\n") };
}

/**
 * A managed identity vouches for the app registration (a federated credential of it) rather than calling Graph itself: so
 * the rights stand on one application however it proves itself, and on-behalf-of works, which an identity alone cannot do.
 */
function assertedBy(clientId: string | undefined): NonNullable<Proof["clientAssertion"]> {
  const identity = new ManagedIdentityApplication(clientId ? { managedIdentityIdParams: { userAssignedClientId: clientId } } : {});
  return async () => (await identity.acquireToken({ resource: "api://AzureADTokenExchange" })).accessToken;
}

export function proofOf(credential: Credential): Proof {
  switch (credential.kind) {
    case "secret":
      return { clientSecret: credential.secret };
    case "certificate":
      return { clientCertificate: certificateOf(credential.file) };
    case "managed-identity":
      return { clientAssertion: assertedBy(credential.clientId) };
  }
}
