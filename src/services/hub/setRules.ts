import type { Hub, RuleChange } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import { mayAdminister } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import { no } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Answer } from "../ports.ts";
import { administer, refusalIn, refusedAs } from "./administer.ts";

/** Sets rules of a hub's own. Bookings that are made already stand; the rules are asked at the next wish. A retry is answered with the rules as the first became. */
export async function setRules(deps: Pick<Deps, "ledger" | "hubBook" | "world">, actor: Actor, hubId: string, set: RuleChange, key: string | null): Promise<Answer<Hub>> {
  if (!mayAdminister(actor)) return no(refuse("for-administrators"));
  const done = await administer(deps, actor, key, { verb: "rules-set", hubId, set }, async (tx) => {
    const ownRules = await tx.setRules(hubId, set);
    return ownRules ? { answer: { kind: "rules", ownRules }, changes: [{ what: "rules-set", hubId, placeId: null, detail: { set } }] } : refusedAs(no(refuse("no-such-hub")));
  });
  if (done.kind !== "rules") return refusalIn(done);
  // The news of the change comes back a moment later; whoever asked reads it now.
  deps.hubBook.forget();
  const hub = await deps.hubBook.one(hubId);
  return hub ? { ok: true, value: { ...hub, ownRules: done.ownRules } } : no(refuse("no-such-hub"));
}
