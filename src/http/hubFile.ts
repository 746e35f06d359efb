import { Router } from "express";
import { z } from "zod";
import type { HubDocument, HubFile, HubFileTried } from "../contract/hubFile.ts";
import type { Hub } from "../domain/hub.ts";
import { hubParts } from "../domain/hubFile.ts";
import type { Language } from "../domain/people.ts";
import { mayAdminister } from "../domain/permissions.ts";
import { words } from "../services/wording/words.ts";
import { makeFileReader } from "./fileBody.ts";
import { hubFileWish } from "./hubDocument.ts";
import { faultsOf } from "./fieldFaults.ts";
import { sendProblem } from "./problem.ts";
import { refused } from "./routeDeps.ts";
import type { RouteDeps } from "./routeDeps.ts";
import { idempotencyKey } from "./shapes.ts";

/** Sixty hubs of seven desks are some 300 kB. */
const largest = "2mb";

const asHub = (document: HubDocument): Hub => ({ ...document, desks: document.desks.map((one) => ({ ...one, hubId: document.id })) });

/** Every field that leaves is named here. A desk of a kind that no file can hold yet is left out. */
const asDocument = (one: Hub): HubDocument => ({
  id: one.id,
  name: one.name,
  locality: one.locality,
  municipality: one.municipality,
  position: one.position,
  bookable: one.bookable,
  opening: [...one.opening],
  closedDays: [...one.closedDays],
  happenings: [...one.happenings],
  kinds: [...one.kinds],
  about: one.about,
  demo: one.demo,
  ownRules: one.ownRules,
  desks: one.desks.flatMap(({ id, name: called, calendar, mailbox, kinds: has }) => (calendar === "host" ? [] : [{ id, name: called, calendar, mailbox, kinds: [...has] }])),
});

const named = z.object({ hubs: z.array(z.object({ id: z.string().max(60).optional() }).catch({})) });

/** Where in a file something stands, for those who do not count its hubs: "hubs.8.opening.0.opens" is "kluksgarden, öppettider (0.opens)". */
function placeInFile(field: string, body: unknown, language: Language): string {
  const [, place, part, within] = /^hubs\.(\d+)(?:\.(\w+)(?:\.(.+))?)?$/.exec(field) ?? [];
  const id = named.safeParse(body).data?.hubs[Number(place)]?.id;
  if (id === undefined) return field;
  const known = hubParts.find((one) => one === part);
  const called = known ? words(language)(`hubFile.part.${known}`) : part;
  return [id, ...(called === undefined ? [] : [within === undefined ? called : `${called} (${within})`])].join(", ");
}

/** The hubs as a file that administrators read, change and load. Stands before the reader of other bodies, which takes none this large. */
export function hubFileRoutes(deps: RouteDeps): Router {
  const { verbs, signedIn } = deps;
  const routes = Router();
  const readFile = makeFileReader(largest);
  routes.get(
    "/api/hub-file",
    signedIn(async (_request, response, { actor }) => {
      const answer = await verbs.hubFile(actor);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const body: HubFile = { hubs: answer.value.map(asDocument) };
      response.json(body);
    }),
  );
  routes.put(
    "/api/hub-file",
    signedIn(async (request, response, { actor }) => {
      await readFile(request, response, mayAdminister(actor));
      const key = idempotencyKey.safeParse(request.get("Idempotency-Key"));
      const asked = hubFileWish.safeParse(request.body);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error).map((fault) => ({ ...fault, field: placeInFile(fault.field, request.body, actor.language) })));
      if (!key.success) return sendProblem(response, "bad-request", actor.language, faultsOf(key.error, "Idempotency-Key"));
      const answer = await verbs.saveHubFile(actor, asked.data.hubs.map(asHub), asked.data.dryRun, key.data ?? null);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      const { saved, hubs, faults } = answer.value;
      const body: HubFileTried = { saved, hubs: hubs.map((one) => ({ ...one, changes: [...one.changes] })), faults: [...faults] };
      response.json(body);
    }),
  );
  return routes;
}
