import type { Hub } from "../../domain/hub.ts";
import { changesOfHub, faultsOfHubs, leftOutside } from "../../domain/hubFile.ts";
import type { Actor } from "../../domain/people.ts";
import { mayAdminister } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import { datesFrom, localDateOf } from "../../domain/time.ts";
import { no } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Answer } from "../ports.ts";
import type { HubFileTried } from "../verbs.ts";
import { words } from "../wording/words.ts";

/** Days ahead in which there may be bookings: as far as a hub's horizon can be set. */
const furthest = 181;

/** All hubs with all that is known of them, mailboxes included: for administrators. */
export const hubFile = async (deps: Pick<Deps, "hubBook">, actor: Actor): Promise<Answer<readonly Hub[]>> => (mayAdminister(actor) ? { ok: true, value: await deps.hubBook.all() } : no(refuse("not-yours")));

/**
 * Adds the hubs of a file, or replaces what is known of them, all in one transaction; or says what would come of it. Nothing is
 * saved while anything is wrong. Bookings that are made already stand, also where the hub will be closed.
 */
export async function saveHubFile(deps: Pick<Deps, "ledger" | "hubBook" | "world">, actor: Actor, file: readonly Hub[], dryRun: boolean): Promise<Answer<HubFileTried>> {
  if (!mayAdminister(actor)) return no(refuse("not-yours"));
  const t = words(actor.language);
  const [known, coming] = await Promise.all([deps.ledger.hubs(), deps.ledger.claims(file.map((hub) => hub.id), datesFrom(localDateOf(deps.world.now()), furthest))]);
  const faults = faultsOfHubs(file, known, coming).map(({ hubId, code, what }) => ({ hubId, says: t(`hubFile.${code}`, { what: code === "weekday-twice" || code === "closes-before-opens" ? t(`hubFile.weekday.${what}`) : what }) }));
  const hubs = file.map((hub) => {
    const changes = changesOfHub(hub, known);
    const is = changes === null ? "new" : changes.length === 0 ? "same" : "changed";
    return { id: hub.id, name: hub.name, is, changes: (changes ?? []).map((part) => t(`hubFile.part.${part}`)), outside: leftOutside(hub, coming, deps.hubBook.holidays()).length } as const;
  });
  const saved = !dryRun && faults.length === 0;
  if (saved) await deps.ledger.saveHubs(file.filter((hub) => hubs.some(({ id, is }) => id === hub.id && is !== "same")));
  return { ok: true, value: { saved, hubs, faults } };
}
