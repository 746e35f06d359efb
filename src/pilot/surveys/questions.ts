import type { Choice, ScaleQuestion, SeveralQuestion, SingleQuestion, TextQuestion, Texts } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";

/** Five steps from "not at all" to "fully", for a statement. */
const agreement: readonly Texts[] = [
  text("Stämmer inte alls", "Not true at all"),
  text("Stämmer ganska dåligt", "Mostly not true"),
  text("Både och", "Partly true"),
  text("Stämmer ganska bra", "Mostly true"),
  text("Stämmer helt", "Fully true"),
];

/** Five steps of how content somebody is. */
const contentment: readonly Texts[] = [
  text("Mycket missnöjd", "Very dissatisfied"),
  text("Ganska missnöjd", "Rather dissatisfied"),
  text("Varken nöjd eller missnöjd", "Neither"),
  text("Ganska nöjd", "Rather satisfied"),
  text("Mycket nöjd", "Very satisfied"),
];

const weight: readonly Texts[] = [text("Inte alls", "Not at all"), text("Lite", "A little"), text("Delvis", "In part"), text("Mycket", "Much"), text("Helt", "Entirely")];

const steps =
  (texts: readonly Texts[]) =>
  (id: string, sv: string, en: string): ScaleQuestion => ({ id, kind: "scale", text: text(sv, en), min: 1, max: texts.length, labels: { kind: "each", texts } });

export const statement = steps(agreement);
export const howContent = steps(contentment);
export const howMuchItMattered = steps(weight);

export const choice = (id: string, sv: string, en: string): Choice => ({ id, text: text(sv, en) });

export const single = (id: string, asked: Texts, choices: readonly Choice[]): SingleQuestion => ({ id, kind: "single", text: asked, choices });
export const several = (id: string, asked: Texts, choices: readonly Choice[]): SeveralQuestion => ({ id, kind: "several", text: asked, choices });

/** Said beside every free text: the threshold hides few answers, and cannot hide a name. */
const noNames = text("Skriv inget som pekar ut dig eller någon annan.", "Write nothing that points to you or anybody else.");

export const free = (id: string, sv: string, en: string): TextQuestion => ({ id, kind: "text", text: text(sv, en), help: noNames, maxLength: 2000 });

/** The four kinds of reason by which days at a hub are chosen (the region's report of 2024-04-02). */
export const reasons: readonly Choice[] = [
  choice("operation", "Verksamheten, till exempel fasta kontorsdagar", "The operation, such as fixed office days"),
  choice("task", "Uppgiften: vad som passar på vilken plats", "The task: what suits which place"),
  choice("hub", "Hubben: vad som händer där", "The hub: what happens there"),
  choice("recovery", "Återhämtning och balans", "Recovery and balance"),
];
