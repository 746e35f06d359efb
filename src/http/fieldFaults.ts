import type { ZodError } from "zod";
import type { Problem } from "../contract.ts";
import type { Language } from "../domain/people.ts";

type Issue = ZodError["issues"][number];
/** A field that a parser did not take, not yet in anybody's language. */
export type FieldFault = { readonly field: string; readonly issue: Issue };

/** The fields that a parser did not take, at most twenty. @param whole the name of what has no fields */
export const faultsOf = (error: ZodError, whole = ""): FieldFault[] => error.issues.slice(0, 20).map((issue) => ({ field: issue.path.map(String).join(".").slice(0, 100) || whole, issue }));

/** What our own shapes say, in Swedish; they are written in English where they stand. */
const ownSv = new Map([
  ["must be a date that exists, YYYY-MM-DD", "ska vara ett datum som finns, ÅÅÅÅ-MM-DD"],
  ["must be a clock time, HH:MM", "ska vara ett klockslag, TT:MM"],
  ["must hold no NUL", "får inte innehålla tecknet NUL"],
  ["must hold no NUL and no half of a character", "får inte innehålla tecknet NUL eller halva tecken"],
  ["must be at most 500 answers", "får vara högst 500 svar"],
  ["must be small letters a-z, digits and single hyphens", "ska vara små bokstäver a–z, siffror och enkla bindestreck"],
  ["too many columns", "har för många kolumner"],
  ["too many waves", "har för många mätningar"],
  ["must name each date once", "ska ha varje datum en gång"],
  ["from and to go together", "ange både från och till"],
  ["give part, or from and to", "ange del av dagen, eller från och till"],
  ["say what to change", "ange vad som ska ändras"],
  ["must be 1-200 visible ASCII characters", "ska vara 1–200 synliga ASCII-tecken"],
]);

const units: Readonly<Record<string, readonly [sv: string, en: string]>> = { string: [" tecken", " characters"], array: [" saker", " items"] };
const one: Readonly<Record<string, readonly [sv: string, en: string]>> = { string: [" tecken", " character"], array: [" sak", " item"] };

/** What a value must be instead: by the kind of fault, since a library's own words are for programmers, and in English. */
function wordsOf(issue: Issue, sv: boolean): string {
  const unit = (origin: string, many: number | bigint): string => (Number(many) === 1 ? one : units)[origin]?.[sv ? 0 : 1] ?? "";
  switch (issue.code) {
    case "invalid_type":
      return sv ? "saknas, eller är av fel slag" : "is missing, or of the wrong kind";
    case "too_small":
      return sv ? `ska vara minst ${issue.minimum}${unit(issue.origin, issue.minimum)}` : `must be at least ${issue.minimum}${unit(issue.origin, issue.minimum)}`;
    case "too_big":
      return sv ? `får vara högst ${issue.maximum}${unit(issue.origin, issue.maximum)}` : `may be at most ${issue.maximum}${unit(issue.origin, issue.maximum)}`;
    case "invalid_value":
      return `${sv ? "ska vara något av" : "must be one of"} ${issue.values.map(String).join(", ")}`;
    case "unrecognized_keys":
      return `${sv ? "har okända fält" : "has unknown fields"}: ${issue.keys.join(", ")}`;
    case "invalid_format":
      return sv ? "är skrivet på fel sätt" : "is written in the wrong way";
    default:
      return sv ? "går inte att läsa" : "cannot be read";
  }
}

/** The faults in a person's language. */
export const inWords = (faults: readonly FieldFault[], language: Language): NonNullable<Problem["faults"]> =>
  faults.map(({ field, issue }) => {
    const own = ownSv.get(issue.message);
    const said = own !== undefined ? (language === "sv" ? own : issue.message) : wordsOf(issue, language === "sv");
    return { field, message: said.slice(0, 200) };
  });
