import { columnsOf } from "../../../domain/survey/columns.ts";
import { countedOf } from "../../../domain/survey/tally.ts";
import { aloneOf } from "../../../domain/survey/waveForms.ts";
import type { Background } from "../../../domain/survey/waveForms.ts";
import type { Block } from "../../../domain/survey/report.ts";
import type { Actor } from "../../../domain/people.ts";
import { refuse } from "../../../domain/refusal.ts";
import { no } from "../../booking/attempt.ts";
import type { Answer } from "../../ports.ts";
import { asHr, noteAct } from "../campaign/asHr.ts";
import { linkable } from "./changes.ts";
import { questionCut } from "./cutReport.ts";
import { keepJudged } from "./keepJudged.ts";
import { linkedForms, waveById } from "./loadWave.ts";
import { makePress } from "./press.ts";
import type { SurveyDeps } from "../surveyDeps.ts";
import type { Snapshot } from "../surveyPorts.ts";
import { shownParts } from "./waveReport.ts";

type Cut = Extract<Block, { readonly kind: "cut" }>;

/**
 * A new table of a frozen wave: one question by a background, or (without a question) respondents and well-being, which the
 * standard report has. Shown, or refused with the reason; asked again, it is the table that was shown the first time.
 */
export const cutWave = (deps: SurveyDeps, actor: Actor, waveId: string, wish: { readonly by: Background; readonly question: string | null }): Promise<Answer<Cut>> =>
  asHr(actor, async (): Promise<Answer<Cut>> => {
    const of = await waveById(deps, waveId);
    if (!of || of.wave.state === "stopped") return no(refuse("no-such-survey"));
    const snapshots = await deps.surveyResults.snapshots([waveId]);
    const standard = snapshots.find(({ kind }) => kind === "wave");
    if (of.wave.state !== "frozen" || !standard) return no(refuse(of.wave.state === "closed" ? "results-not-ready" : "wave-not-closed"));
    await noteAct(deps, actor, "results-cut", { campaign: of.campaign.title[actor.language], wave: of.wave.number, by: wish.by, question: wish.question ?? "" });
    const madeIn = (all: readonly Snapshot[]): Cut | undefined => all.flatMap(({ blocks }) => blocks).find((block): block is Cut => block.kind === "cut" && block.by === wish.by && block.question === wish.question);
    const there = madeIn(snapshots);
    if (there) return there.refused ? no(refuse("would-disclose")) : { ok: true, value: there };

    const linked = await linkedForms(deps, of, []);
    if ("refusal" in linked) return no(refuse(linked.refusal));
    const { ids } = linked;
    const forms = linked.forms.find((one) => one.waveId === waveId);
    if (!forms) return no(refuse("no-such-survey"));
    const columns = columnsOf(forms.instrument).filter(({ questionId, kind }) => questionId === wish.question && (kind === "steps" || kind === "choices"));
    if (columns.length === 0) return no(refuse(wish.question?.startsWith("score:") ? "steps-cut" : "few-invited", { figures: { least: of.campaign.thresholds.respondents } }));
    if (new Set(forms.places.map((place) => place.values[wish.by])).size < 2) return no(refuse("few-invited", { figures: { least: of.campaign.thresholds.respondents } }));
    const population = ids.length > 1 ? linkable(linked.forms) : aloneOf(forms);
    if (!population) return no(refuse("would-disclose"));
    const kept = await keepJudged(deps, of, "cut", [waveId], async () => {
      // Somebody may have asked for the same at the same moment.
      if (madeIn(await deps.surveyResults.snapshots([waveId]))) return null;
      const press = makePress(deps.judge, population, ids, await deps.surveyResults.cells(ids), of.campaign.thresholds);
      const cut = await questionCut(press, forms, countedOf(forms), wish.by, columns, (column) => shownParts(standard.blocks, column));
      return cut && { press, blocks: [cut] };
    });
    const made = kept ? kept.blocks[0] : madeIn(await deps.surveyResults.snapshots([waveId]));
    return made?.kind === "cut" ? { ok: true, value: made } : no(refuse("would-disclose"));
  });
