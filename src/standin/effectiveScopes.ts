import { grantedAppRoles, grantedScopes } from "./entra/permissions.ts";
import type { World } from "./graph/world.ts";

type Asked = { readonly mailbox: string | null; readonly template: string; readonly token: "app" | "delegated" };

/**
 * What a token may do here: the app's roles and, on a mailbox, what Exchange grants there now; for the record of traffic, whose
 * check holds each call against them. A subscription's path does not name its mailbox, which is a hub's.
 */
export const effectiveScopesIn =
  (world: Pick<World, "find" | "grantsOf">) =>
  ({ mailbox, template, token }: Asked): readonly string[] => {
    if (token === "delegated") return grantedScopes;
    if (template.startsWith("/subscriptions")) return [...grantedAppRoles, "Calendars.Read"];
    return [...grantedAppRoles, ...(mailbox === null ? [] : world.grantsOf(world.find(mailbox)?.address ?? mailbox))];
  };
