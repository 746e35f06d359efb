import { importInstrument } from "../../../domain/survey/instrumentFile.ts";
import type { Instrument } from "../../../domain/survey/instrument.ts";
import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { words } from "../../wording/words.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import { asHr, noteAct } from "./asHr.ts";
import type { CampaignVerbs, Imported } from "./campaignVerbs.ts";

/** The forms that are here, the newest version of each first. */
export const makeInstruments = (deps: CampaignDeps): Pick<CampaignVerbs, "instruments" | "instrument" | "importInstrument"> => ({
  instruments: (actor) => asHr(actor, async (): Promise<Answer<readonly Instrument[]>> => ({ ok: true, value: await deps.surveyPeople.instruments() })),
  instrument: (actor, id, version) =>
    asHr(actor, async (): Promise<Answer<Instrument>> => {
      const found = await deps.surveyPeople.instrument(id, version);
      return found ? { ok: true, value: found } : no(refuse("no-such-instrument"));
    }),
  importInstrument: (actor, json) => asHr<Instrument, Imported>(actor, () => importOne(deps, actor, json)),
});

async function importOne(deps: CampaignDeps, actor: Actor, json: string): Promise<Imported> {
  const read = importInstrument(json, await deps.surveyPeople.instruments());
  if (!read.ok) {
    const t = words(actor.language);
    return { ...no(refuse("instrument-not-valid")), faults: read.faults.map((fault) => ({ ...fault, message: t(`survey.instrumentFault.${fault.code}`) })) };
  }
  // Another replica may have taken the same version with other words in between.
  if (!(await deps.surveyPeople.addInstrument(read.instrument))) return no(refuse("instrument-in-use"));
  await noteAct(deps, actor, "instrument-imported", { instrument: read.instrument.id, version: read.instrument.version });
  return { ok: true, value: read.instrument };
}
