import type { Actor } from "../../domain/people.ts";
import { mayAdminister } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import { no } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Answer, Drift } from "../ports.ts";
import type { DriftView } from "../verbs.ts";
import { words } from "../wording/words.ts";
import { isMendable } from "./mendDrift.ts";

/** Every difference that is not mended, with its cause and what will be done, oldest first; a place that no hub uses is one too. */
export async function driftList(deps: Pick<Deps, "ledger" | "hubBook">, actor: Actor): Promise<Answer<readonly DriftView[]>> {
  if (!mayAdminister(actor)) return no(refuse("for-administrators"));
  const [stored, places, hubs] = await Promise.all([deps.ledger.drift.all(), deps.ledger.sync.places(), deps.hubBook.all()]);
  const used = new Set(hubs.flatMap((hub) => hub.desks.flatMap((desk) => (desk.mailbox === null ? [] : [desk.mailbox.toLowerCase()]))));
  const unmapped = places
    .filter((place) => place.hubId === null && !(place.mail !== null && used.has(place.mail.toLowerCase())))
    .map((place): Drift => ({ id: place.placeId, cause: "unmapped-place", subject: place.name, hubId: null, bookingId: null, detail: {}, since: place.seen, nextAt: null, tries: 0 }));
  const t = words(actor.language);
  const view = (drift: Drift): DriftView => ({
    id: drift.id,
    cause: drift.cause,
    says: t(`drift.${drift.cause}.says`, { subject: drift.subject }),
    does: t(`drift.${drift.cause}.does`),
    hubId: drift.hubId,
    hubName: hubs.find((hub) => hub.id === drift.hubId)?.name ?? null,
    bookingId: drift.bookingId,
    since: drift.since,
    nextAt: drift.nextAt,
    tries: drift.tries,
    mendable: isMendable(drift.cause),
  });
  return { ok: true, value: [...stored, ...unmapped].map(view) };
}

/** Asks for one difference to be mended now; a job does it. */
export async function mendOnRequest(deps: Pick<Deps, "ledger">, actor: Actor, driftId: string): Promise<Answer<null>> {
  if (!mayAdminister(actor)) return no(refuse("for-administrators"));
  const drift = await deps.ledger.drift.one(driftId);
  if (!drift || !isMendable(drift.cause)) return no(refuse("no-such-drift"));
  await deps.ledger.transaction((tx) => tx.enqueue({ name: "mend-drift", data: { driftId }, key: driftId }));
  return { ok: true, value: null };
}
