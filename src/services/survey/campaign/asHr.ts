import type { Actor } from "../../../domain/people.ts";
import { maySendSurveys } from "../../../domain/permissions.ts";
import { refuse } from "../../../domain/refusal.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import type { CampaignDeps } from "../surveyDeps.ts";

/** Does something for HR, and for nobody else. */
export const asHr = async <T, F = Answer<T>>(actor: Actor, act: () => Promise<F | Answer<T>>): Promise<F | Answer<T>> => (maySendSurveys(actor) ? act() : no(refuse("not-yours")));

/** What HR does, for whoever watches HR: `what` has words in services/wording, `about` says of which campaign, wave or form. */
export const noteAct = (deps: Pick<CampaignDeps, "surveyPeople" | "world">, actor: Actor, what: string, about: Readonly<Record<string, string | number>>): Promise<void> =>
  deps.surveyPeople.audit({ at: deps.world.now(), byPersonId: actor.personId, what, about });
