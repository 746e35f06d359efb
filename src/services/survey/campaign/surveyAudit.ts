import type { Actor } from "../../../domain/people.ts";
import { instantOf } from "../../../domain/time.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { Answer } from "../../ports.ts";
import { actAboutWords, actWords } from "../../wording/surveyWords.ts";
import type { CampaignDeps } from "../surveyDeps.ts";
import { asHr, noteAct } from "./asHr.ts";
import type { AuditView, CampaignVerbs } from "./campaignVerbs.ts";

/** Who of HR did and saw what, in `[from, to)`, oldest first. To read it is an act as well, written before it is read. */
export const makeSurveyAudit = (deps: CampaignDeps): Pick<CampaignVerbs, "surveyAudit"> => ({
  surveyAudit: (actor, from, to, as) => asHr(actor, () => read(deps, actor, from, to, as)),
});

async function read(deps: CampaignDeps, actor: Actor, from: LocalDate, to: LocalDate, as: "page" | "file"): Promise<Answer<readonly AuditView[]>> {
  await noteAct(deps, actor, as === "file" ? "audit-exported" : "audit-read", { from, to });
  const [start, end] = [instantOf(from, "00:00"), instantOf(to, "00:00")];
  const lines = start && end ? await deps.surveyPeople.audits(start, end) : [];
  return { ok: true, value: lines.map(({ at, byName, what, about }) => ({ at, by: byName, what: actWords(what, actor.language), about: actAboutWords(about, actor.language) })) };
}
