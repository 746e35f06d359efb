import type { Actor } from "../../../domain/people.ts";
import { maySendSurveys } from "../../../domain/permissions.ts";
import { refuse } from "../../../domain/refusal.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { destroyKeyWords } from "../../wording/surveyAbout.ts";
import type { AnswerDeps } from "./ownForm.ts";

export type PilotView = { readonly id: string; readonly name: string; readonly state: "confidential" | "anonymous"; /** what destroying the key does, or has done, sentence by sentence */ readonly says: readonly string[] };

/** What HR does with a pilot's key. */
export type PilotVerbs = {
  pilots(actor: Actor): Promise<Answer<readonly PilotView[]>>;
  /** @param confirm the pilot's name, as a person has to write it */
  destroyKey(actor: Actor, pilotId: string, confirm: string): Promise<Answer<PilotView>>;
};

/** Somebody could still answer in these, or has and is not written. */
const unfinished = ["planned", "open", "closing"];

export function makePilotVerbs({ surveyPeople, surveyAnswers, surveyKeys, world }: AnswerDeps, newPseudonym: () => string): PilotVerbs {
  const view = (pilot: { id: string; name: string; state: PilotView["state"] }, actor: Actor): PilotView => ({ ...pilot, says: destroyKeyWords(pilot.state, actor.language) });
  return {
    pilots: async (actor) => (maySendSurveys(actor) ? { ok: true, value: (await surveyPeople.pilots()).map((pilot) => view(pilot, actor)) } : no(refuse("not-yours"))),
    destroyKey: async (actor, pilotId, confirm) => {
      if (!maySendSurveys(actor)) return no(refuse("not-yours"));
      const pilot = (await surveyPeople.pilots()).find((one) => one.id === pilotId);
      if (!pilot) return no(refuse("no-such-pilot"));
      const done = view({ ...pilot, state: "anonymous" }, actor);
      if (pilot.state === "anonymous") return { ok: true, value: done };
      if (confirm.trim() !== pilot.name) return no(refuse("confirm-first"));
      const campaigns = (await surveyPeople.campaigns()).filter((campaign) => campaign.pilotId === pilotId);
      const waves = (await Promise.all(campaigns.map((campaign) => surveyPeople.waves(campaign.id)))).flat();
      if (waves.some((wave) => unfinished.includes(wave.state))) return no(refuse("surveys-going-on"));
      await surveyPeople.audit({ at: world.now(), byPersonId: actor.personId, what: "key-destroyed", about: { pilot: pilot.name } });
      // The key first: what follows can be done again, and does not need it.
      await surveyKeys.destroy(pilotId);
      await surveyAnswers.sever(waves.map((wave) => wave.id), newPseudonym);
      await surveyPeople.setPilotState(pilotId, "anonymous");
      return { ok: true, value: done };
    },
  };
}
