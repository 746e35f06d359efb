import { findHost, needsConsent, type Host } from "../api/teamsHost.ts";
import { isLoopback, localPeople, localToken, type LocalPerson } from "../api/localSignIn.ts";
import { signInWith, token } from "../api/session.ts";
import { recall, remember } from "./memory.ts";
import { makeValue } from "./value.ts";

/** How far the sign-in has come. `signed-in` is the only one that shows pages. */
export type SignIn =
  | { readonly at: "starting" }
  | { readonly at: "signed-in"; readonly local: boolean }
  | { readonly at: "choosing"; readonly people: readonly LocalPerson[] }
  | { readonly at: "outside-teams" }
  | { readonly at: "consent"; /** the window was closed, or said no */ readonly refused: boolean }
  | { readonly at: "failed" };

export const signIn = makeValue<SignIn>({ at: "starting" });
/** The Teams window around the page; null outside. */
export const host = makeValue<Host | null>(null);

/** The locale of Teams, or outside it that of the browser: "sv-se" */
export const localeHere = (): string => host.read()?.locale ?? navigator.language;

export async function findOutWhereWeAre(): Promise<void> {
  host.set(await findHost());
}

/** Signs in the way this place allows. Can be called again after a fault. */
export async function start(): Promise<void> {
  const found = host.read();
  if (found) {
    signInWith(found.token);
    return settle(false);
  }
  const before = isLoopback() ? recall("person", "page") : "";
  if (before) await becomePerson(before);
  if (signIn.read().at === "signed-in") return;
  const people = await localPeople();
  signIn.set(people ? { at: "choosing", people } : { at: "outside-teams" });
}

/** Lets the person consent, and signs in again whatever came of it: an administrator may have consented for all meanwhile. */
export async function consent(): Promise<void> {
  const refused = await host
    .read()
    ?.consent()
    .then(() => false)
    .catch(() => true);
  await settle(false, refused ?? true);
}

export async function becomePerson(user: string): Promise<void> {
  remember("person", user, "page");
  signInWith(() => localToken(user));
  await settle(true);
}

/** Another person of the local server: forgets this one and starts over. */
export function changePerson(): void {
  remember("person", "", "page");
  location.reload();
}

async function settle(local: boolean, refused = false): Promise<void> {
  try {
    await token();
    signIn.set({ at: "signed-in", local });
  } catch (fault) {
    signIn.set(needsConsent(fault) ? { at: "consent", refused } : { at: "failed" });
  }
}
