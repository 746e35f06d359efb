/** Words of the calendar as people write them, folded (no marks), Swedish and English. */
const ending = "(?:en|ens|s|ar|arna)?";
const weekdayWords = [
  `mandag${ending}|mandan|man|mondays?|mon`,
  `tisdag${ending}|tisdan|tis|tuesdays?|tues|tue`,
  `onsdag${ending}|onsdan|ons|wednesdays?|weds|wed`,
  `torsdag${ending}|torsdan|tors|tor|thursdays?|thurs|thur|thu`,
  `fredag${ending}|fredan|fre|fridays?|fri`,
  `lordag${ending}|lordan|lor|saturdays?|sat`,
  `sondag${ending}|sondan|son|sundays?|sun`,
];
export const weekdayPattern = `(?:${weekdayWords.join("|")})`;
/** A weekday that only repeats the date after it: "onsdag den 9". */
export const repeatedWeekday = `(?:${weekdayPattern}[ ,.]*)?(?:den |the )?`;
const weekdayTests = weekdayWords.map((words) => new RegExp(`^(?:${words})$`));

/** ISO weekday of a folded word, or null. */
export function weekdayOfWord(word: string): number | null {
  const found = weekdayTests.findIndex((test) => test.test(word));
  return found < 0 ? null : found + 1;
}

/** Full names, for mending a misspelt one. */
export const fullWeekdays = ["mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Words that are a weekday only with their mark or in company of other weekdays: "man" (one), "son" (a son), "fri" (free). */
export const doubtfulWeekdays: readonly string[] = ["man", "son", "fri", "lor", "sat", "sun", "tor"];

const monthWords = [
  "januari|january|jan",
  "februari|february|febr|feb",
  "mars|march|mar",
  "april|apr",
  "maj|may",
  "juni|june|jun",
  "juli|july|jul",
  "augusti|august|aug",
  "september|sept|sep",
  "oktober|october|okt|oct",
  "november|nov",
  "december|dec",
];
export const monthPattern = `(?:${monthWords.join("|")})`;
const monthTests = monthWords.map((words) => new RegExp(`^(?:${words})$`));
/** 1-12 of a folded word; 0 when it is no month. */
export const monthOfWord = (word: string): number => monthTests.findIndex((test) => test.test(word)) + 1;

const numbers: Readonly<Record<string, number>> = { en: 1, ett: 1, tva: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, atta: 8, nio: 9, tio: 10, a: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };
export const numberPattern = `(?:\\d{1,2}|${Object.keys(numbers).join("|")})`;
export const numberOfWord = (word: string): number => numbers[word] ?? Number(word);

const ordinals = [
  "forsta|first",
  "andra|second",
  "tredje|third",
  "fjarde|fourth",
  "femte|fifth",
  "sjatte|sixth",
  "sjunde|seventh",
  "attonde|eighth",
  "nionde|ninth",
  "tionde|tenth",
  "elfte|eleventh",
  "tolfte|twelfth",
  "trettonde|thirteenth",
  "fjortonde|fourteenth",
  "femtonde|fifteenth",
  "sextonde|sixteenth",
  "sjuttonde|seventeenth",
  "artonde|eighteenth",
  "nittonde|nineteenth",
  "tjugonde|twentieth",
  ...["forsta|first", "andra|second", "tredje|third", "fjarde|fourth", "femte|fifth", "sjatte|sixth", "sjunde|seventh", "attonde|eighth", "nionde|ninth"].map((pair) => pair.split("|").map((word, i) => (i === 0 ? `tjugo${word}` : `twenty[ -]${word}`)).join("|")),
  "trettionde|thirtieth",
  "trettioforsta|thirty[ -]first",
];
/** Days of a month written out, 1 to 31; the longer words first. */
export const ordinalPattern = [...ordinals].reverse().join("|");
const ordinalTests = ordinals.map((words) => new RegExp(`^(?:${words})$`));
export const ordinalOfWord = (word: string): number => ordinalTests.findIndex((test) => test.test(word)) + 1;
