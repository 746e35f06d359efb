import type { Hub } from "../../domain/hub.ts";
import type { HubFileTried } from "../../domain/hubFile.ts";
import { changesOfHub, faultsOfHubs, leftOutside } from "../../domain/hubFile.ts";
import type { Actor } from "../../domain/people.ts";
import { mayAdminister } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import { datesFrom, localDateOf } from "../../domain/time.ts";
import { no } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Answer } from "../ports.ts";
import { words } from "../wording/words.ts";
import { administer, refusalIn } from "./administer.ts";

/** Days ahead in which there may be bookings: as far as a hub's horizon can be set. */
const furthest = 181;

/** All hubs with all that is known of them, mailboxes included: for administrators. */
export const hubFile = async (deps: Pick<Deps, "hubBook">, actor: Actor): Promise<Answer<readonly Hub[]>> => (mayAdminister(actor) ? { ok: true, value: await deps.hubBook.all() } : no(refuse("for-administrators")));

/**
 * Adds the hubs of a file, or replaces what is known of them, all in one transaction; or says what would come of it. Nothing is
 * saved while anything is wrong. Bookings that are made already stand, also where the hub will be closed, and those whose they are
 * are told. A trial changes nothing, and takes no key.
 */
export async function saveHubFile(deps: Pick<Deps, "ledger" | "hubBook" | "world">, actor: Actor, file: readonly Hub[], dryRun: boolean, key: string | null): Promise<Answer<HubFileTried>> {
  if (!mayAdminister(actor)) return no(refuse("for-administrators"));
  const t = words(actor.language);
  const [known, coming] = await Promise.all([deps.ledger.hubs(), deps.ledger.claims(file.map((hub) => hub.id), datesFrom(localDateOf(deps.world.now()), furthest))]);
  const faults = faultsOfHubs(file, known, coming).map(({ hubId, code, what }) => ({ hubId, says: t(`hubFile.${code}`, { what: code === "weekday-twice" || code === "closes-before-opens" ? t(`hubFile.weekday.${what}`) : what }) }));
  const compared = file.map((hub) => ({ hub, changes: changesOfHub(hub, known), outside: leftOutside(hub, coming, deps.hubBook.holidays()) }));
  const hubs = compared.map(({ hub, changes, outside }) => {
    const is = changes === null ? "new" : changes.length === 0 ? "same" : "changed";
    return { id: hub.id, name: hub.name, is, changes: (changes ?? []).map((part) => t(`hubFile.part.${part}`)), outside: outside.length } as const;
  });
  if (dryRun) return { ok: true, value: { saved: false, hubs, faults } };
  const done = await administer(deps, actor, key, { verb: "hubs-saved", file }, async (tx) => {
    const saved = faults.length === 0;
    const others = saved ? compared.filter(({ changes }) => changes === null || changes.length > 0) : [];
    if (others.length > 0) await tx.saveHubs(others.map(({ hub }) => hub));
    const closing = others.filter(({ changes }) => changes?.some((part) => part === "opening" || part === "closedDays" || part === "bookable"));
    for (const { bookingId } of closing.flatMap(({ outside }) => outside)) await tx.enqueue({ name: "tell", data: { bookingId, matter: "hub-closes" }, key: bookingId });
    return {
      answer: { kind: "hub-file", tried: { saved, hubs, faults } },
      changes: others.map(({ hub, changes }) => ({ what: changes === null ? "hub-added" : "hub-changed", hubId: hub.id, placeId: null, detail: { parts: changes ?? [] } })),
    };
  });
  return done.kind === "hub-file" ? { ok: true, value: done.tried } : refusalIn(done);
}
