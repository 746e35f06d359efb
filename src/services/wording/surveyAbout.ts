import type { Language } from "../../domain/people.ts";
import type { Instrument } from "../../domain/survey/instrument.ts";
import type { Thresholds } from "../../domain/disclosure/cell.ts";
import type { Who5Answers } from "../../domain/who5.ts";
import { who5CutOff, who5Score, who5Side } from "../../domain/who5.ts";

/**
 * What is told about answers, the own score and the key. "konfidentiell" (confidential) is said of what somebody with both the
 * database and the key could pair; "anonym" (anonymous) of what nobody can.
 */
const about = {
  sv: {
    confidential: "Enkäten är konfidentiell. Dina svar sparas under en kod, inte under ditt namn. Nyckeln till koden finns utanför databasen, och bara den som har båda kan para ihop svar och person.",
    results: "HR ser bara sammanställningar, och först när enkäten har stängt. Chefer och kollegor ser inga svar.",
    groups: (t: Thresholds) => `En grupp visas bara om minst ${t.respondents} i den har svarat, och fritext bara om minst ${t.texts} har svarat.`,
    wellBeing: (t: Thresholds) => `Välmående visas som hur många som ligger under gränsvärdet och hur många som inte gör det, i grupper med minst ${t.wellBeing} svar och minst ${t.side} på var sida. Fördelningen steg för steg visas bara för hela mätningen, om minst ${t.steps} har svarat.`,
    background: (t: Thresholds) => `Med svaren sparas bara sådan bakgrund (hubb, kommun, hur mycket du arbetar från hubb) som du delar med minst ${t.respondents - 1} andra av de tillfrågade.`,
    text: "Skriv inget i fritext som pekar ut dig eller någon annan. HR läser det som det står.",
    waves: (t: Thresholds) => `Dina svar i pilotens olika mätningar ligger under samma kod, så att förändring kan följas, om minst ${t.respondents - 1} andra tillfrågade har haft samma bakgrund som du i dem. Annars, och alltid i pulsmätningar, får svaren en ny kod.`,
    change: "Du får hoppa över frågor, ändra tills enkäten stänger, och ta bort allt du har svarat så länge nyckeln finns.",
    after: "När piloten är slut förstörs nyckeln. Då blir svaren anonyma: ingen kan längre para ihop, ändra eller ta bort dem.",
  },
  en: {
    confidential: "The survey is confidential. Your answers are kept under a code, not under your name. The key to the code is kept outside the database, and only somebody who has both can pair answers with a person.",
    results: "HR sees summaries only, and not until the survey has closed. Managers and colleagues see no answers.",
    groups: (t: Thresholds) => `A group is shown only if at least ${t.respondents} in it have answered, and free text only if at least ${t.texts} have.`,
    wellBeing: (t: Thresholds) => `Well-being is shown as how many are below the cut-off and how many are not, in groups of at least ${t.wellBeing} answers with at least ${t.side} on each side. The distribution step by step is shown for the whole wave only, if at least ${t.steps} have answered.`,
    background: (t: Thresholds) => `Only such background (hub, municipality, how much you work from hubs) is kept with the answers as you share with at least ${t.respondents - 1} others of those who are asked.`,
    text: "Write nothing in free text that points out you or anybody else. HR reads it as it stands.",
    waves: (t: Thresholds) => `Your answers in the pilot's different waves are kept under the same code, so that change can be followed, if at least ${t.respondents - 1} others of those who are asked have had the same background as you in them. Otherwise, and always in pulses, the answers get a new code.`,
    change: "You may skip questions, change your answers until the survey closes, and erase all that you have answered for as long as the key exists.",
    after: "When the pilot is over the key is destroyed. Then the answers become anonymous: nobody can pair, change or erase them any more.",
  },
} as const;

/** What happens with the answers, sentence by sentence, with the thresholds that were fixed when the survey started. */
export function aboutWords({ thresholds }: { readonly thresholds: Thresholds }, instrument: Instrument, language: Language): string[] {
  const said = about[language];
  const hasText = instrument.pages.some((page) => page.questions.some((question) => question.kind === "text"));
  return [
    said.confidential,
    said.results,
    said.groups(thresholds),
    ...(instrument.scores.length > 0 ? [said.wellBeing(thresholds)] : []),
    said.background(thresholds),
    ...(hasText ? [said.text] : []),
    said.waves(thresholds),
    said.change,
    said.after,
  ];
}

const ownScore = {
  sv: {
    missing: "Poängen går inte att räkna ut, eftersom någon av de fem frågorna om välmående saknar svar.",
    below: `Under ${who5CutOff.score} av 100. Det kan vara ett tecken på att du inte mår så bra just nu. Det är ingen diagnos, men ett skäl att prata med någon om det håller i sig.`,
    above: `${who5CutOff.score} av 100 eller mer. Det tyder på att du mår ganska bra. Det är ingen diagnos: känns det ändå tungt finns hjälp.`,
    alone: "Bara du ser det här. Poängen räknas ut nu när du frågar, och sparas inte.",
    help: [
      { name: "1177", how: "Ring 1177 dygnet runt för råd om vård, eller läs på 1177.se." },
      { name: "Din vårdcentral", how: "Boka tid per telefon eller på 1177.se. Psykisk ohälsa är ett vanligt skäl att söka." },
      { name: "Företagshälsovården", how: "Du kan kontakta den själv om besvären hör ihop med arbetet. Telefonnumret finns på arbetsgivarens intranät." },
      { name: "112", how: "Ring 112 om det är akut, eller om du tänker på att ta ditt liv." },
    ],
  },
  en: {
    missing: "The score cannot be worked out, since one of the five questions about well-being has no answer.",
    below: `Below ${who5CutOff.score} of 100. It can be a sign that you are not feeling so well just now. It is no diagnosis, but a reason to talk to somebody if it goes on.`,
    above: `${who5CutOff.score} of 100 or more. It suggests that you are feeling fairly well. It is no diagnosis: if things are hard all the same, there is help.`,
    alone: "Only you see this. The score is worked out now that you ask, and is not kept.",
    help: [
      { name: "1177", how: "Call 1177 at any hour for advice on care, or read on 1177.se." },
      { name: "Your health centre (vårdcentral)", how: "Book a time by telephone or on 1177.se. Mental ill health is a common reason to do so." },
      { name: "Occupational health service (företagshälsovård)", how: "You can contact it yourself if the trouble has to do with work. The telephone number is on the employer's intranet." },
      { name: "112", how: "Call 112 if it is urgent, or if you think of taking your life." },
    ],
  },
} as const;

/** The own score, what it means and where help is; for the person alone. The own manager is not named as help: not everybody's is. */
export function ownScoreWords(answers: Who5Answers, language: Language): { score: number | null; says: string; help: readonly { readonly name: string; readonly how: string }[] } {
  const said = ownScore[language];
  return { score: who5Score(answers), says: `${said[who5Side(answers)]} ${said.alone}`, help: said.help };
}

const destroyKey = {
  sv: {
    confidential: [
      "Nyckeln förstörs för alltid, på alla servrar. Den går inte att få tillbaka, inte heller ur en säkerhetskopia av databasen.",
      "Efter det kan ingen, inte heller de som driver tjänsten, para ihop svar och person eller en persons svar i olika mätningar.",
      "Ingen kan ändra eller ta bort sina svar efter det, och inga nya mätningar kan göras i piloten.",
      "Resultat som är frysta finns kvar. Förändring för samma personer går inte att räkna fram efteråt: gör det först.",
    ],
    anonymous: ["Nyckeln är förstörd. Svaren är anonyma."],
  },
  en: {
    confidential: [
      "The key is destroyed for ever, on all servers. It cannot be had back, not from a backup of the database either.",
      "After that nobody, not those who run the service either, can pair answers with a person, or a person's answers in different waves.",
      "Nobody can change or erase their answers after that, and no new waves can be made in the pilot.",
      "Results that are frozen stay. Change for the same people cannot be worked out afterwards: do that first.",
    ],
    anonymous: ["The key is destroyed. The answers are anonymous."],
  },
} as const;

/** What the button that destroys a pilot's key does, or has done. */
export const destroyKeyWords = (state: "confidential" | "anonymous", language: Language): readonly string[] => destroyKey[language][state];
