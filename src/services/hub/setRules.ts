import type { Hub, Rules } from "../../domain/hub.ts";
import { ruleNames } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import { mayAdminister } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import { no } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Answer } from "../ports.ts";

/** Sets rules of a hub's own. Bookings that are made already stand; the rules are asked at the next wish. */
export async function setRules(deps: Pick<Deps, "ledger" | "hubBook">, actor: Actor, hubId: string, set: { readonly [Rule in keyof Rules]?: Rules[Rule] | null }): Promise<Answer<Hub>> {
  if (!mayAdminister(actor)) return no(refuse("not-yours"));
  const hub = await deps.hubBook.one(hubId);
  if (!hub) return no(refuse("no-such-hub"));
  const kept = { ...hub.ownRules, ...set };
  const ownRules: Partial<Rules> = Object.fromEntries(ruleNames.flatMap((rule) => (kept[rule] === null || kept[rule] === undefined ? [] : [[rule, kept[rule]]])));
  const changed = { ...hub, ownRules };
  await deps.ledger.saveHubs([changed]);
  return { ok: true, value: changed };
}
