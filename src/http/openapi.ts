import { Router } from "express";
import { z } from "zod";
import { createDocument } from "zod-openapi";
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from "zod-openapi";
import { answers } from "./answers.ts";
import { hubFileWish } from "./hubDocument.ts";
import { json, refusal, usual } from "./openapiParts.ts";
import { boardQuery, bookingMove, bookingPath, bookingWish, driftPath, hubDayPath, hubPath, meChange, periodQuery, placeMapping, placePath, rulesChange } from "./shapes.ts";
import { campaignPaths } from "./surveys/campaignPaths.ts";
import { resultPaths } from "./surveys/resultPaths.ts";
import { mySurveyPaths } from "./surveys/mySurveyPaths.ts";

const key = z.object({ "Idempotency-Key": z.string().min(1).max(200).optional().meta({ description: "One name for one attempt: the same key again gives the first answer" }) });

const onBooking = (summary: string, more: Partial<ZodOpenApiOperationObject> = {}): ZodOpenApiOperationObject => ({
  summary,
  requestParams: { path: bookingPath, header: key },
  ...more,
  responses: { "200": { description: "The booking as it became", ...json(answers.booking) }, ...usual, ...refusal("404", "Not mine, or not there"), ...refusal("409", "Refused, with its reason"), ...refusal("422", "The key was used for something else") },
});

const paths: ZodOpenApiPathsObject = {
  "/api/me": {
    get: { summary: "Who I am and what I have chosen", responses: { "200": { description: "Me", ...json(answers.me) }, ...usual } },
    patch: { summary: "Change what I have chosen", requestBody: json(meChange), responses: { "200": { description: "Me", ...json(answers.me) }, ...usual, ...refusal("404", "No such municipality") } },
  },
  "/api/hubs": { get: { summary: "All hubs, nearest to my home first", responses: { "200": { description: "Hubs", ...json(z.array(answers.hub)) }, ...usual } } },
  "/api/board": { get: { summary: "Hubs by days with free desks and my own", requestParams: { query: boardQuery }, responses: { "200": { description: "The board", ...json(answers.board) }, ...usual } } },
  "/api/board/stream": { get: { summary: "Server-sent events: what has changed on the board", responses: { "200": { description: "events changed and mine", content: { "text/event-stream": { schema: z.string() } } }, ...usual } } },
  "/api/hubs/{hubId}/days/{date}": { get: { summary: "One hub's day with its desks", requestParams: { path: hubDayPath }, responses: { "200": { description: "The day", ...json(answers.hubDay) }, ...usual, ...refusal("404", "No such hub") } } },
  "/api/bookings": {
    get: { summary: "My bookings with a date in [from, to)", requestParams: { query: periodQuery }, responses: { "200": { description: "Bookings", ...json(z.object({ bookings: z.array(answers.booking) })) }, ...usual } },
    post: {
      summary: "Book one or several days; each has its own answer",
      requestParams: { header: key },
      requestBody: json(bookingWish),
      responses: { "201": { description: "All booked", ...json(answers.results) }, "207": { description: "Some booked", ...json(answers.results) }, "409": { description: "None booked", ...json(answers.results) }, ...usual, ...refusal("422", "The key was used for something else") },
    },
  },
  "/api/bookings/{bookingId}": {
    get: onBooking("See one booking"),
    patch: onBooking("Move a booking", { requestBody: json(bookingMove) }),
    delete: onBooking("Release a booking"),
  },
  "/api/bookings/{bookingId}/undo-release": { post: onBooking("Take a released booking back") },
  "/api/bookings/{bookingId}/check-in": { post: onBooking("Check in") },
  "/api/bookings/{bookingId}/history": { get: { summary: "Who did what, when and by which surface", requestParams: { path: bookingPath }, responses: { "200": { description: "Changes", ...json(answers.history) }, ...usual, ...refusal("404", "Not mine, or not there") } } },
  "/api/places": { get: { summary: "Places that Microsoft Places knows (administrators)", responses: { "200": { description: "Places", ...json(answers.places) }, ...usual, ...refusal("403", "Not an administrator") } } },
  "/api/places/{placeId}": { put: { summary: "Map a place to a hub (administrators)", requestParams: { path: placePath, header: key }, requestBody: json(placeMapping), responses: { "204": { description: "Mapped" }, ...usual, ...refusal("403", "Not an administrator"), ...refusal("404", "No such place or hub"), ...refusal("422", "The key was used for something else") } } },
  "/api/hubs/{hubId}/rules": { patch: { summary: "Set a hub's own rules (administrators)", requestParams: { path: hubPath, header: key }, requestBody: json(rulesChange), responses: { "200": { description: "The hub", ...json(answers.hub) }, ...usual, ...refusal("403", "Not an administrator"), ...refusal("404", "No such hub"), ...refusal("422", "The key was used for something else") } } },
  "/api/hub-file": {
    get: { summary: "All hubs with all that is known of them, to be changed and loaded again (administrators)", responses: { "200": { description: "The hubs", ...json(answers.hubFile) }, ...usual, ...refusal("403", "Not an administrator") } },
    put: { summary: "Add hubs, or replace what is known of them; or only say what would come of it (administrators)", requestParams: { header: key }, requestBody: json(hubFileWish), responses: { "200": { description: "What came of it, or what is wrong", ...json(answers.hubFileTried) }, ...usual, ...refusal("403", "Not an administrator"), ...refusal("422", "The key was used for something else") } },
  },
  "/api/drift": { get: { summary: "What differs between the ledger and Exchange (administrators)", responses: { "200": { description: "Differences", ...json(answers.drifts) }, ...usual, ...refusal("403", "Not an administrator") } } },
  "/api/drift/{driftId}/mend": { post: { summary: "Mend a difference now (administrators)", requestParams: { path: driftPath }, responses: { "202": { description: "Tried" }, ...usual, ...refusal("403", "Not an administrator"), ...refusal("404", "No such difference"), ...refusal("409", "Left to a person") } } },
  "/api/unanswered": { get: { summary: "Bookings that the calendar has not answered (administrators)", responses: { "200": { description: "Bookings", ...json(answers.unanswered) }, ...usual, ...refusal("403", "Not an administrator") } } },
  ...mySurveyPaths,
  ...campaignPaths,
  ...resultPaths,
};

/** GET /api/openapi.json: our own API. */
export function openApiRoutes(): Router {
  const document = createDocument({
    openapi: "3.1.0",
    info: { title: "Hubbplats", version: "1", description: "Desks at work hubs. Dates and clock times are local to Europe/Stockholm; instants carry their offset." },
    components: { securitySchemes: { teams: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "The token that Teams gives the tab" } } },
    security: [{ teams: [] }],
    paths,
  });
  const routes = Router();
  routes.get("/api/openapi.json", (_request, response) => {
    response.json(document);
  });
  return routes;
}
