import type { Hub, RuleChange } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import { mayAdminister } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import { no } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Answer } from "../ports.ts";

/** Sets rules of a hub's own. Bookings that are made already stand; the rules are asked at the next wish. */
export async function setRules(deps: Pick<Deps, "ledger" | "hubBook">, actor: Actor, hubId: string, set: RuleChange): Promise<Answer<Hub>> {
  if (!mayAdminister(actor)) return no(refuse("not-yours"));
  const ownRules = await deps.ledger.transaction((tx) => tx.setRules(hubId, set));
  if (!ownRules) return no(refuse("no-such-hub"));
  // The news of the change comes back a moment later; whoever asked reads it now.
  deps.hubBook.forget();
  const hub = await deps.hubBook.one(hubId);
  return hub ? { ok: true, value: { ...hub, ownRules } } : no(refuse("no-such-hub"));
}
