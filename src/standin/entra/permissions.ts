import type { Store } from "../store.ts";

/**
 * What the administrator of the make-believe organisation has consented to, once and for all people.
 * Calendars are left out of the app roles on purpose: those rights come by mailbox (Exchange RBAC for Applications).
 */
export const grantedAppRoles: readonly string[] = [
  "Place.Read.All",
  "User.Read.All",
  "GroupMember.Read.All",
  "ProfilePhoto.Read.All",
  "TeamsActivity.Send",
  "TeamsAppInstallation.ReadWriteSelfForUser.All",
];

export const grantedScopes: readonly string[] = ["User.Read", "User.ReadBasic.All", "Calendars.ReadWrite", "MailboxSettings.Read", "Place.Read.All"];

/** How Entra treats one person's sign-in; the admin port changes it. */
export type SignInState = {
  /** false: on-behalf-of is refused until the person consents */
  consented: boolean;
  /** true: Conditional Access asks for a second factor before a Graph token is given */
  secondFactorAsked: boolean;
};

export type EntraSettings = {
  /** Seconds that a new token lives. */
  tokenLifetime: number;
};

const usualState: SignInState = { consented: true, secondFactorAsked: false };
const usualSettings: EntraSettings = { tokenLifetime: 3600 };

export type SignInRules = {
  stateOf(oid: string): SignInState;
  setState(oid: string, change: Partial<SignInState>): void;
  settings(): EntraSettings;
  setSettings(change: Partial<EntraSettings>): void;
  /** Public key (SPKI, PEM) of a certificate registered for an app. */
  certificateOf(appId: string): string | undefined;
  registerCertificate(appId: string, publicKeyPem: string): void;
};

export function openSignInRules(store: Store): SignInRules {
  const states = store.shelf<SignInState>("entra-sign-in");
  const settings = store.shelf<EntraSettings>("entra-settings");
  const certificates = store.shelf<{ pem: string }>("entra-certificate");
  const stateOf = (oid: string): SignInState => states.get(oid) ?? usualState;
  const current = (): EntraSettings => settings.get("all") ?? usualSettings;
  return {
    stateOf,
    setState: (oid, change) => states.put(oid, { ...stateOf(oid), ...change }),
    settings: current,
    setSettings: (change) => settings.put("all", { ...current(), ...change }),
    certificateOf: (appId) => certificates.get(appId)?.pem,
    registerCertificate: (appId, pem) => certificates.put(appId, { pem }),
  };
}

/** The secret that the make-believe Entra knows for an app. It opens nothing but this stand-in, so it need not be a secret. */
export const localSecretOf = (appId: string): string => `local-only-${appId}`;
