import type { Booking } from "../domain/booking.ts";
import { rulesOf } from "../domain/hub.ts";
import { municipalities } from "../domain/municipality.ts";
import type { Actor, Person } from "../domain/people.ts";
import { mayAdminister, maySeeBooking } from "../domain/permissions.ts";
import { refuse } from "../domain/refusal.ts";
import { board, hubDay, hubsFrom } from "./board/board.ts";
import { no } from "./booking/attempt.ts";
import { bookDays, bookDesk } from "./booking/bookDesk.ts";
import { checkIn, claimPlace } from "./booking/checkIn.ts";
import { insteadOf } from "./booking/insteadOf.ts";
import { moveBooking } from "./booking/moveBooking.ts";
import { releaseBooking } from "./booking/releaseBooking.ts";
import { undoRelease } from "./booking/undoRelease.ts";
import type { Deps, PersonalDeps } from "./deps.ts";
import { driftList, mendOnRequest } from "./drift/driftList.ts";
import { hubFile, saveHubFile } from "./hub/hubFile.ts";
import { mapPlace, places } from "./hub/places.ts";
import { setRules } from "./hub/setRules.ts";
import type { Answer, Outcome } from "./ports.ts";
import type { BookingView, Verbs } from "./verbs.ts";

/** Binds what people can do to what it needs. */
export function makeVerbs(deps: Deps & PersonalDeps): Verbs {
  const { ledger, hubBook } = deps;

  const view = async (booking: Booking): Promise<BookingView> => {
    const hub = await hubBook.one(booking.hubId);
    if (!hub) throw new Error(`booking ${booking.id} is at a hub that is not there`);
    return { booking, hub, deskName: hub.desks.find((desk) => desk.id === booking.deskId)?.name ?? booking.deskId, rules: rulesOf(hub) };
  };
  const answer = async (outcome: Outcome): Promise<Answer<BookingView>> => {
    if (outcome.ok) return { ok: true, value: await view(outcome.booking) };
    const hubId = outcome.refusal.figures?.["hubId"];
    const hub = typeof hubId === "string" ? await hubBook.one(hubId) : null;
    return { ok: false, refusal: hub ? { ...outcome.refusal, figures: { ...outcome.refusal.figures, hubName: hub.name } } : outcome.refusal };
  };
  const person = async (actor: Actor): Promise<Person> => {
    const found = await deps.people.one(actor.personId);
    if (!found) throw new Error("the actor has not been met");
    return found;
  };
  const own = async (actor: Actor, id: string): Promise<Booking | null> => {
    const booking = await ledger.booking(id);
    return booking && maySeeBooking(actor, booking.personId) ? booking : null;
  };

  return {
    bookDesk: async (actor, wish, key) => answer(await bookDesk(deps, actor, wish, key)),
    bookDays: async (actor, asked) => Promise.all((await bookDays(deps, actor, asked)).map(async ({ date, outcome }) => ({ date, answer: await answer(outcome) }))),
    moveBooking: async (actor, id, to, key) => answer(await moveBooking(deps, actor, id, to, key)),
    releaseBooking: async (actor, id, key) => answer(await releaseBooking(deps, actor, id, key)),
    undoRelease: async (actor, id, key) => answer(await undoRelease(deps, actor, id, key)),
    checkIn: async (actor, id, key, assertion) => {
      const outcome = await checkIn(deps, actor, id, key);
      if (outcome.ok && assertion !== undefined && outcome.booking.personId === actor.personId) {
        void claimPlace(deps, id, assertion).catch((fault: unknown) => deps.log.warn("the place was not claimed in Microsoft Places", { fault: fault instanceof Error ? fault.message : String(fault) }));
      }
      return answer(outcome);
    },
    booking: async (actor, id) => {
      const booking = await own(actor, id);
      return booking ? { ok: true, value: await view(booking) } : no(refuse("no-such-booking"));
    },
    bookings: async (actor, from, to) => Promise.all((await ledger.bookingsOf(actor.personId, from, to)).map(view)),
    instead: async (actor, id) => {
      const booking = await own(actor, id);
      return booking ? insteadOf(deps, actor, booking, (await view(booking)).hub) : [];
    },
    declines: (actor, from) => ledger.declines(actor.personId, from),
    history: async (actor, id) => ((await own(actor, id)) ? { ok: true, value: await ledger.changes(id) } : no(refuse("no-such-booking"))),
    board: async (actor, from, days, kinds) => board(deps, (await person(actor)).homeMunicipality, from, days, kinds),
    hubDay: (actor, hubId, date) => hubDay(deps, actor, hubId, date),
    hubs: async (actor) => hubsFrom(deps, (await person(actor)).homeMunicipality),
    me: person,
    setMe: async (actor, set) => {
      const unknown = typeof set.homeMunicipality === "string" && !municipalities.some((one) => one.name === set.homeMunicipality);
      return unknown ? no(refuse("no-such-municipality")) : { ok: true, value: await ledger.setPerson(actor.personId, set) };
    },
    setRules: (actor, hubId, set, key) => setRules(deps, actor, hubId, set, key),
    hubFile: (actor) => hubFile(deps, actor),
    saveHubFile: (actor, hubs, dryRun, key) => saveHubFile(deps, actor, hubs, dryRun, key),
    places: (actor) => places(deps, actor),
    mapPlace: (actor, placeId, hubId, key) => mapPlace(deps, actor, placeId, hubId, key),
    drift: (actor) => driftList(deps, actor),
    mend: (actor, driftId) => mendOnRequest(deps, actor, driftId),
    unanswered: async (actor) => {
      if (!mayAdminister(actor)) return no(refuse("for-administrators"));
      const waiting = await ledger.unanswered();
      return { ok: true, value: await Promise.all(waiting.map(async ({ booking, since }) => ({ view: await view(booking), since }))) };
    },
  };
}
