import { houseThresholds } from "../../domain/disclosure.ts";
import type { Texts } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";

const { respondents, texts, wellBeing, side } = houseThresholds;

/**
 * What happens with the answers, in short: surfaces show it above the whole list, which holds the thresholds that were fixed for
 * the campaign. "konfidentiell" and "anonym" are used for these two states and nothing else.
 */
const promise: readonly Texts[] = [
  text(
    "Det är frivilligt att svara. Du kan hoppa över frågor, välja ”vill inte svara” och ändra dina svar tills enkäten stänger.",
    "Answering is voluntary. You can skip questions, choose “rather not answer” and change your answers until the survey closes.",
  ),
  text(
    "Enkäten är konfidentiell tills nyckeln förstörs vid pilotens slut. Därefter är den anonym. Fram till dess kan du själv radera dina svar. Efteråt kan ingen para ihop eller radera dem.",
    "The survey is confidential until the key is destroyed at the end of the pilot. After that it is anonymous. Until then you can erase your answers yourself. Afterwards nobody can pair or erase them.",
  ),
  text(
    `HR ser resultat först när mätningen är stängd, och bara för grupper där minst ${respondents} har svarat. Fritext visas när minst ${texts} har skrivit. HR ser inte vem som har svarat, och chefer, hubbvärdar och kollegor ser ingenting.`,
    `HR sees results only after the wave has closed, and only for groups where at least ${respondents} have answered. Free text is shown when at least ${texts} have written. HR does not see who has answered, and managers, community managers and colleagues see nothing.`,
  ),
];

/** Beside the others where the form asks about well-being. */
const wellBeingToo: Texts = text(
  `Välmående visas bara som under gränsvärdet, eller på eller över det, för minst ${wellBeing} svar med minst ${side} på var sida. Din egen poäng ser bara du.`,
  `Well-being is shown only as below the cut-off, or at or above it, for at least ${wellBeing} answers with at least ${side} on each side. Only you see your own score.`,
);

/** The words before the first page, a paragraph each: what the survey is about, then what happens with the answers. The figures are those that results are held to. */
export function introOf(about: Texts, asks: { readonly wellBeing: boolean }): Texts {
  const paragraphs = [about, ...promise, ...(asks.wellBeing ? [wellBeingToo] : [])];
  return { sv: paragraphs.map(({ sv }) => sv).join("\n\n"), en: paragraphs.map(({ en }) => en).join("\n\n") };
}
