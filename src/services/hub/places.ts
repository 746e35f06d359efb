import type { Hub } from "../../domain/hub.ts";
import type { Actor } from "../../domain/people.ts";
import { mayAdminister } from "../../domain/permissions.ts";
import { refuse } from "../../domain/refusal.ts";
import { no } from "../booking/attempt.ts";
import type { Deps, JobDeps } from "../deps.ts";
import type { Answer, SeenPlace } from "../ports.ts";
import { administer, refusalIn, refusedAs } from "./administer.ts";

/** Reads the places from Graph into the ledger. One that is not told of stays: an empty answer may mean that buildings are off, or a new mailbox not yet shown. */
export async function syncPlaces(deps: Pick<JobDeps, "ledger" | "places" | "world" | "log">): Promise<void> {
  const read = await deps.places.places();
  if (!read.ok) return deps.log.warn("places were not read", { why: read.why, code: read.code });
  await deps.ledger.sync.savePlaces(read.value, deps.world.now());
  if (read.value.length === 0) deps.log.warn("Graph told of no places; what we knew is kept", {});
}

export type PlacesView = { readonly places: readonly (SeenPlace & { hubId: string | null; seen: Date })[]; readonly hubsWithoutPlace: readonly Hub[] };

/** The hub of which a desk has the place's mailbox: that decides, whatever has been mapped by hand. */
const usedBy = (hubs: readonly Hub[], { mail }: Pick<SeenPlace, "mail">): Hub | undefined => (mail === null ? undefined : hubs.find((hub) => hub.desks.some((desk) => desk.mailbox?.toLowerCase() === mail.toLowerCase())));

/** All places with the hub that each is mapped to, by a desk's mailbox or by hand. */
export async function places(deps: Pick<Deps, "ledger" | "hubBook">, actor: Actor): Promise<Answer<PlacesView>> {
  if (!mayAdminister(actor)) return no(refuse("for-administrators"));
  const [seen, hubs] = await Promise.all([deps.ledger.sync.places(), deps.hubBook.all()]);
  const mapped = seen.map((place) => ({ ...place, hubId: usedBy(hubs, place)?.id ?? place.hubId }));
  const mailboxes = new Set(seen.flatMap((place) => (place.mail === null ? [] : [place.mail.toLowerCase()])));
  const hubsWithoutPlace = hubs.filter((hub) => hub.desks.some((desk) => desk.mailbox !== null && !mailboxes.has(desk.mailbox.toLowerCase())));
  return { ok: true, value: { places: mapped, hubsWithoutPlace } };
}

/** Maps a place to a hub by hand, or takes the mapping away; refused where a desk of another hub has the place's mailbox. */
export async function mapPlace(deps: Pick<Deps, "ledger" | "hubBook" | "world">, actor: Actor, placeId: string, hubId: string | null, key: string | null): Promise<Answer<null>> {
  if (!mayAdminister(actor)) return no(refuse("for-administrators"));
  // Read before the transaction: inside it, it would wait on PGlite for the transaction itself.
  const [hubs, seen] = [await deps.hubBook.all(), await deps.ledger.sync.places()];
  const isHub = hubId === null || hubs.some((hub) => hub.id === hubId);
  const place = seen.find((one) => one.placeId === placeId);
  const user = place && usedBy(hubs, place);
  const done = await administer(deps, actor, key, { verb: "place-mapped", placeId, hubId }, async (tx) => {
    if (!isHub) return refusedAs(no(refuse("no-such-hub")));
    if (user && user.id !== hubId) return refusedAs(no(refuse("place-of-a-desk", { figures: { hubName: user.name } })));
    const mapped = await tx.mapPlace(placeId, hubId);
    return mapped ? { answer: { kind: "place" }, changes: [{ what: "place-mapped", hubId, placeId, detail: {} }] } : refusedAs(no(refuse("no-such-place")));
  });
  return done.kind === "place" ? { ok: true, value: null } : refusalIn(done);
}
