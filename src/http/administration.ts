import { Router } from "express";
import type { Places, Unanswered } from "../contract.ts";
import { isoWithOffset } from "../domain/time.ts";
import { presentHub } from "./present.ts";
import { faultsOf } from "./fieldFaults.ts";
import { sendProblem } from "./problem.ts";
import { refused } from "./routeDeps.ts";
import type { RouteDeps } from "./routeDeps.ts";
import { hubPath, idempotencyKey, placeMapping, placePath, rulesChange } from "./shapes.ts";

/** What administrators set and follow: the rules of hubs, places and the hubs they belong to, and bookings that the calendar has not answered. */
export function administrationRoutes(deps: RouteDeps): Router {
  const { verbs, signedIn, hubBook, world } = deps;
  const routes = Router();
  routes.get(
    "/api/places",
    signedIn(async (_request, response, { actor }) => {
      const answer = await verbs.places(actor);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const places = answer.value.places.map((place) => ({ placeId: place.placeId, kind: place.kind, name: place.name, mail: place.mail, capacity: place.capacity, hubId: place.hubId, seen: isoWithOffset(place.seen) }));
      const body: Places = { places, unmapped: places.filter((place) => place.hubId === null).length, hubsWithoutPlace: answer.value.hubsWithoutPlace.map((hub) => hub.id) };
      response.json(body);
    }),
  );
  routes.put(
    "/api/places/:placeId",
    signedIn(async (request, response, { actor }) => {
      const path = placePath.safeParse(request.params);
      const key = idempotencyKey.safeParse(request.get("Idempotency-Key"));
      const asked = placeMapping.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      if (!key.success) return sendProblem(response, "bad-request", actor.language, faultsOf(key.error, "Idempotency-Key"));
      const answer = await verbs.mapPlace(actor, path.data.placeId, asked.data.hubId, key.data ?? null);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.status(204).end();
    }),
  );
  routes.patch(
    "/api/hubs/:hubId/rules",
    signedIn(async (request, response, { actor, person }) => {
      const path = hubPath.safeParse(request.params);
      const key = idempotencyKey.safeParse(request.get("Idempotency-Key"));
      const asked = rulesChange.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      if (!key.success) return sendProblem(response, "bad-request", actor.language, faultsOf(key.error, "Idempotency-Key"));
      const answer = await verbs.setRules(actor, path.data.hubId, asked.data, key.data ?? null);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentHub(answer.value, hubBook.distance(person.homeMunicipality, answer.value), actor.language, hubBook, world.now()));
    }),
  );
  routes.get(
    "/api/unanswered",
    signedIn(async (_request, response, { actor }) => {
      const answer = await verbs.unanswered(actor);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: Unanswered = {
        bookings: answer.value.map(({ view, since }) => ({ bookingId: view.booking.id, hubId: view.hub.id, hubName: view.hub.name, date: view.booking.date, calendar: view.booking.calendar, since: isoWithOffset(since) })),
      };
      response.json(body);
    }),
  );
  return routes;
}
