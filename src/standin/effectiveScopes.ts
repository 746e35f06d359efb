import { grantedAppRoles, grantedScopes } from "./entra/permissions.ts";
import type { World } from "./graph/world.ts";

type Asked = { readonly mailbox: string | null; readonly template: string; readonly token: "app" | "delegated" };

/**
 * What a token may do here: the app's roles and, on a mailbox, what Exchange grants there now; for the record of traffic, whose
 * check holds each call against them. A subscription's path does not name its mailbox, which is a hub's. Not told of a mailbox
 * that somebody has taken every right to away from the app: Graph refuses what is asked there, and the call is no worse for it.
 */
export const effectiveScopesIn =
  (world: Pick<World, "find" | "grantsOf">) =>
  ({ mailbox, template, token }: Asked): readonly string[] | undefined => {
    if (token === "delegated") return grantedScopes;
    if (template.startsWith("/subscriptions")) return [...grantedAppRoles, "Calendars.Read"];
    if (mailbox === null) return grantedAppRoles;
    const granted = world.grantsOf(world.find(mailbox)?.address ?? mailbox);
    return granted.length === 0 ? undefined : [...grantedAppRoles, ...granted];
  };
