import { houseThresholds } from "../../domain/disclosure.ts";
import type { Texts } from "../../domain/survey/instrument.ts";
import { text } from "../text.ts";

const { respondents, texts, wellBeing, side, steps } = houseThresholds;

/** What happens with the answers, paragraph by paragraph. "konfidentiell" and "anonym" are used for these two states and nothing else. */
const sv: readonly string[] = [
  "Det är frivilligt att svara. Du kan hoppa över frågor, välja ”vill inte svara” och ändra dina svar tills enkäten stänger.",
  "Enkäten är konfidentiell tills nyckeln förstörs vid pilotens slut. Därefter är den anonym.",
  "Konfidentiell betyder att svaren sparas skilda från ditt namn. En nyckel, som ligger utanför databasen, håller ihop dina svar från olika mätningar. Bara med nyckeln och databasen tillsammans går det att se vem som har svarat vad, och ingen ska göra det.",
  "Anonym betyder att nyckeln är förstörd i alla kopior. Då kan ingen längre para ihop dina svar eller radera dem, inte heller vi.",
  "Fram till dess kan du själv radera dina svar. Resultat som redan är sammanställda ändras inte.",
  `Med svaren sparas hubb, kommun och hur mycket du arbetar på hubb. De slås ihop i förväg så att minst ${respondents} inbjudna har samma uppgifter.`,
  `HR ser resultat först när mätningen är stängd, och bara för grupper där minst ${respondents} har svarat. Fritext visas blandad, och bara när minst ${texts} har skrivit.`,
  "HR ser inte vem som har svarat. Den som sköter tjänsten kan se att du är inbjuden och om du har svarat, men inte vad. Chefer, hubbvärdar och kolleger ser ingenting. Dina egna svar ser bara du.",
];
const en: readonly string[] = [
  "Answering is voluntary. You can skip questions, choose “rather not say” and change your answers until the survey closes.",
  "The survey is confidential until the key is destroyed at the end of the pilot. After that it is anonymous.",
  "Confidential means that answers are kept apart from your name. A key, which lies outside the database, keeps your answers from different waves together. Only with the key and the database together can it be seen who answered what, and nobody is to do so.",
  "Anonymous means that every copy of the key is destroyed. Nobody can then pair your answers or erase them, nor can we.",
  "Until then you can erase your answers yourself. Results that are already put together do not change.",
  `With the answers we keep your hub, your municipality and how much you work at a hub. They are merged beforehand so that at least ${respondents} invited people share the same.`,
  `HR sees results only after the wave has closed, and only for groups where at least ${respondents} have answered. Free text is shown shuffled, and only when at least ${texts} have written.`,
  "HR does not see who has answered. Whoever runs the service can see that you are invited and whether you have answered, but not what. Managers, community managers and colleagues see nothing. Only you see your own answers.",
];

/** Beside the others where the form asks about well-being. */
const wellBeingToo: Texts = text(
  `Välbefinnande visas bara som hur många som ligger under gränsvärdet och hur många som ligger på det eller över. Gruppen ska ha minst ${wellBeing} svar, med minst ${side} på var sida. Hela fördelningen visas bara för mätningen som helhet, när minst ${steps} har svarat. Ditt eget värde ser bara du, om du ber om det.`,
  `Well-being is shown only as how many are below the cut-off and how many are at or above it. The group must have at least ${wellBeing} answers, with at least ${side} on each side. The whole distribution is shown only for the wave as a whole, when at least ${steps} have answered. Your own score is seen by you alone, if you ask for it.`,
);

/** The words before the first page: what the survey is about, then what happens with the answers. The figures are those that the results are held to. */
export function introOf(about: Texts, asks: { readonly wellBeing: boolean }): Texts {
  const join = (first: string, rest: readonly string[], last: string): string => [first, ...rest, ...(asks.wellBeing ? [last] : [])].join("\n\n");
  return { sv: join(about.sv, sv, wellBeingToo.sv), en: join(about.en, en, wellBeingToo.en) };
}
