import type { Hub } from "../../src/domain/hub.ts";
import type { Language } from "../../src/domain/people.ts";
import { clockTimeOf } from "../../src/domain/time.ts";
import type { Option } from "../../src/services/ports.ts";
import type { BookingView } from "../../src/services/verbs.ts";
import { clockWords, dateWords, timesWords } from "../../src/services/wording/dateWords.ts";
import { deskWords } from "../../src/services/wording/deskWords.ts";
import { partWords } from "../../src/services/wording/refusalWords.ts";
import { words } from "../../src/services/wording/words.ts";
import type { AskedPart } from "../reading/reading.ts";

/** "tors 26 nov, förmiddag 08.00–12.00" · "tors 26 nov, 09.00–11.30" */
export function timeWords(place: Pick<Option, "date" | "part" | "during">, language: Language): string {
  const times = timesWords(clockTimeOf(place.during.start), clockTimeOf(place.during.end), language);
  const part = place.part === "hours" ? times : `${partWords(place, language)} ${times}`;
  return `${dateWords(place.date, language)}, ${part}`;
}

/** "Ås/Torsta, plats 3, tors 26 nov, hela dagen 08.00–17.00" */
export const placeWords = (view: BookingView, language: Language): string => `${view.hub.name}, ${deskWords(view.deskName, language)}, ${timeWords(view.booking, language)}`;

/** An alternative in few words: "Brunflo, tors 26 nov, förmiddag 08.00–12.00" */
export function optionWords(option: Option, hubs: ReadonlyMap<string, Hub>, language: Language): string {
  return `${hubs.get(option.hubId)?.name ?? option.hubId}, ${timeWords(option, language)}`;
}

/** "hela dagen", "förmiddag", "09.00–11.30", "från 13.00" as it was asked, before the hub's hours are known. */
export function askedPartWords(part: AskedPart, language: Language): string {
  if (part.part === "hours") return timesWords(part.from, part.to, language);
  if (part.part === "from") return `${language === "sv" ? "från" : "from"} ${clockWords(part.from, language)}`;
  if (part.part === "until") return `${language === "sv" ? "till" : "until"} ${clockWords(part.to, language)}`;
  return words(language)(`part.${part.part}`);
}

/** The part of a day to be said beside it: none for a whole one. */
export const partAside = (part: AskedPart | undefined, language: Language): string[] => (part && part.part !== "day" ? [askedPartWords(part, language)] : []);
