import { cutWave } from "./cutWave.ts";
import type { SurveyDeps } from "../surveyDeps.ts";
import { importEarlier } from "./importEarlier.ts";
import { waveById } from "./loadWave.ts";
import { cutView } from "./presentResults.ts";
import { makeReadVerbs, readableFor } from "./readResults.ts";
import type { ResultVerbs } from "./resultVerbs.ts";

export const makeResultVerbs = (deps: SurveyDeps): ResultVerbs => ({
  ...makeReadVerbs(deps),
  importEarlier: (actor, wish) => importEarlier(deps, actor, wish),
  cutWave: async (actor, waveId, wish) => {
    const answer = await cutWave(deps, actor, waveId, wish);
    if (!answer.ok) return answer;
    const of = await waveById(deps, waveId);
    if (!of) throw new Error("a wave went while a table was made of it");
    const { read } = await readableFor(deps, of, actor.language);
    return { ok: true, value: cutView(waveId, answer.value, read) };
  },
});
