import { app, authentication } from "@microsoft/teams-js";

/** The Teams (or Microsoft 365) window around this page, and what it says of the person's surroundings. */
export type Host = {
  readonly theme: string;
  /** "sv-se" */
  readonly locale: string;
  /** from a deep link: "boka/2026-11-26" */
  readonly subPageId: string;
  readonly onTheme: (listener: (theme: string) => void) => void;
  readonly token: () => Promise<string>;
  /** Opens the window in which the person, or with their help an administrator, consents. Throws when nothing came of it. */
  readonly consent: () => Promise<void>;
  /** Tells Teams that the page can be used, so that its own spinner goes away. */
  readonly shown: () => void;
};

const patience = 3_000;

/**
 * The host, or null when there is none. The SDK rejects at once in a window of its own, but waits 60 s in a foreign frame or
 * in a window with an opener: nobody should, hence the race.
 */
export async function findHost(): Promise<Host | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  return Promise.race([join(), late]).catch(() => null);
}

async function join(): Promise<Host> {
  await app.initialize();
  const context = await app.getContext();
  return {
    theme: context.app.theme,
    locale: context.app.locale,
    subPageId: context.page.subPageId ?? "",
    onTheme: (listener) => app.registerOnThemeChangeHandler(listener),
    token: () => authentication.getAuthToken(),
    consent: async () => {
      await authentication.authenticate({ url: `${location.origin}/tab/consent`, width: 600, height: 640 });
    },
    shown: () => {
      void app.notifySuccess().catch(() => undefined);
    },
  };
}

/** What Entra has sent the consent's window back with, "#code=…" or "#error=access_denied&…"; null for an address of the tab's own. */
export function consentOutcome(hash: string): { readonly refused: string | null } | null {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  if (said.has("error")) return { refused: said.get("error") };
  return said.has("code") ? { refused: null } : null;
}

/** That window is for nothing else, and closes when the tab has been told. */
const windowPatience = 30_000;

/** In that window: tells the tab that opened it, which closes it. False when no tab did. */
export async function endConsent({ refused }: { readonly refused: string | null }): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), windowPatience));
  const tell = app.initialize().then(() => {
    if (refused === null) authentication.notifySuccess("");
    else authentication.notifyFailure(refused);
    return true;
  });
  return Promise.race([tell, late]).catch(() => false);
}

/** True when the person or an administrator must consent before Teams gives a token. */
export const needsConsent = (fault: unknown): boolean => /consent|invalid_grant|interaction_required/i.test(String(fault));
