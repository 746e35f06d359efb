import { Router } from "express";
import type { RequestHandler } from "express";
import { z } from "zod";
import type { BookingResults, Bookings, History } from "../contract.ts";
import { presentBooking, presentRefusal } from "./present.ts";
import { faultsOf } from "./fieldFaults.ts";
import { sendProblem } from "./problem.ts";
import { refused, sendBooking } from "./routeDeps.ts";
import type { RouteDeps } from "./routeDeps.ts";
import { bookingMove, bookingPath, bookingWish, idempotencyKey, periodQuery } from "./shapes.ts";
import type { SignedIn } from "./signIn.ts";
import { isoWithOffset } from "../domain/time.ts";
import type { Answer } from "../services/ports.ts";
import type { BookingView, BookWish, MoveWish } from "../services/verbs.ts";

/** A move as the services take it. */
function moveOf({ part, from, to, ...where }: z.output<typeof bookingMove>): MoveWish {
  if (from !== undefined && to !== undefined) return { ...where, part: { part: "hours", from, to } };
  return part === undefined ? where : { ...where, part: { part } };
}

/** /api/bookings: book, see, move, release, undo, check in. */
export function bookingRoutes(deps: RouteDeps): Router {
  const { verbs, hubBook, world, signedIn } = deps;
  const routes = Router();

  routes.post(
    "/api/bookings",
    signedIn(async (request, response, { actor }) => {
      const key = idempotencyKey.safeParse(request.get("Idempotency-Key"));
      const asked = bookingWish.safeParse(request.body);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      if (!key.success) return sendProblem(response, "bad-request", actor.language, faultsOf(key.error, "Idempotency-Key"));
      const wish = asked.data;
      const part: BookWish["part"] = "part" in wish ? { part: wish.part } : { part: "hours", from: wish.from, to: wish.to };
      const one = { personId: wish.personId ?? actor.personId, hubId: wish.hubId, ...(wish.deskId === undefined ? {} : { deskId: wish.deskId }), dates: wish.dates, part };
      const answers = await verbs.bookDays(actor, wish.dates.map((date) => ({ wish: { ...one, date }, key: key.data ?? null })));
      const results: BookingResults["results"] = [];
      for (const { date, answer } of answers) {
        // The key has served another request: no day of this one is decided.
        if (!answer.ok && answer.refusal.code === "key-used-for-another-request") return refused(deps, response, answer, actor.language);
        results.push({ date, ...(answer.ok ? { booking: presentBooking(answer.value, actor.language, world.now()) } : { refusal: await presentRefusal(answer.refusal, actor.language, hubBook, world.now()) }) });
      }
      const booked = results.filter((result) => result.booking).length;
      response.status(booked === results.length ? 201 : booked > 0 ? 207 : 409).json({ results });
    }),
  );

  routes.get(
    "/api/bookings",
    signedIn(async (request, response, { actor }) => {
      const asked = periodQuery.safeParse(request.query);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const views = await verbs.bookings(actor, asked.data.from, asked.data.to);
      const body: Bookings = { bookings: views.map((view) => presentBooking(view, actor.language, world.now())) };
      response.json(body);
    }),
  );

  /** A route of one booking: its id, the client's key and the body are parsed, then one verb. */
  const onBooking = <T>(body: z.ZodType<T>, act: (who: SignedIn, bookingId: string, key: string | null, asked: T) => Promise<Answer<BookingView>>): RequestHandler[] =>
    signedIn(async (request, response, who) => {
      const { language } = who.actor;
      const path = bookingPath.safeParse(request.params);
      const key = idempotencyKey.safeParse(request.get("Idempotency-Key"));
      const asked = body.safeParse(request.body);
      if (!path.success) return sendProblem(response, "not-found", language);
      if (!key.success) return sendProblem(response, "bad-request", language, faultsOf(key.error, "Idempotency-Key"));
      if (!asked.success) return sendProblem(response, "bad-request", language, faultsOf(asked.error));
      await sendBooking(deps, response, await act(who, path.data.bookingId.toLowerCase(), key.data ?? null, asked.data), language);
    });
  const nothing = z.unknown();

  routes.get("/api/bookings/:bookingId", onBooking(nothing, ({ actor }, id) => verbs.booking(actor, id)));
  routes.patch("/api/bookings/:bookingId", onBooking(bookingMove, ({ actor }, id, key, asked) => verbs.moveBooking(actor, id, moveOf(asked), key)));
  routes.delete("/api/bookings/:bookingId", onBooking(nothing, ({ actor }, id, key) => verbs.releaseBooking(actor, id, key)));
  routes.post("/api/bookings/:bookingId/undo-release", onBooking(nothing, ({ actor }, id, key) => verbs.undoRelease(actor, id, key)));
  routes.post("/api/bookings/:bookingId/check-in", onBooking(nothing, ({ actor, token }, id, key) => verbs.checkIn(actor, id, key, token)));

  routes.get(
    "/api/bookings/:bookingId/history",
    signedIn(async (request, response, { actor }) => {
      const path = bookingPath.safeParse(request.params);
      if (!path.success) return sendProblem(response, "not-found", actor.language);
      const answer = await verbs.history(actor, path.data.bookingId);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: History = { changes: answer.value.map((change) => ({ at: isoWithOffset(change.at), by: change.byName ?? "Hubbplats", surface: change.surface, what: change.what })) };
      response.json(body);
    }),
  );
  return routes;
}
