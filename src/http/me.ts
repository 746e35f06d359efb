import { Router } from "express";
import type { Me } from "../contract.ts";
import { municipalities } from "../domain/municipality.ts";
import type { Actor, Person } from "../domain/people.ts";
import { isoWithOffset } from "../domain/time.ts";
import { faultsOf } from "./fieldFaults.ts";
import { sendProblem } from "./problem.ts";
import { refused } from "./routeDeps.ts";
import type { RouteDeps } from "./routeDeps.ts";
import { meChange } from "./shapes.ts";

const presentMe = (person: Person, actor: Actor, expires: Date): Me => ({
  personId: person.id,
  name: person.name,
  mail: person.mail,
  roles: ["employee", ...actor.roles],
  language: person.language,
  homeMunicipality: person.homeMunicipality,
  showName: person.showName,
  municipalities: municipalities.map((one) => one.name),
  expires: isoWithOffset(expires),
});

/** Who I am here, and what I have chosen. */
export function meRoutes(deps: RouteDeps): Router {
  const routes = Router();
  routes.get(
    "/api/me",
    deps.signedIn((_request, response, { person, actor, expires }) => {
      response.json(presentMe(person, actor, expires));
    }),
  );
  routes.patch(
    "/api/me",
    deps.signedIn(async (request, response, { actor, expires }) => {
      const asked = meChange.safeParse(request.body);
      if (!asked.success) return sendProblem(response, "bad-request", actor.language, faultsOf(asked.error));
      const answer = await deps.verbs.setMe(actor, asked.data);
      if (!answer.ok) return refused(deps, response, answer, actor.language);
      response.json(presentMe(answer.value, actor, expires));
    }),
  );
  return routes;
}
