import { idOf, lineOf, lineOfCommand, read } from "./readingLine.ts";

const [brunflo, kluk, as] = ["Brunflo", "Kluksgården", "Ås/Torsta"].map(idOf);
const thursday = "2026-11-26";
const weekNext = "2026-11-30 2026-12-01 2026-12-02 2026-12-03 2026-12-04";
const line = (sentence: string): string => lineOf(read(sentence), lineOfCommand);
/** What asks beside a booking: what is free then, and what one has. */
const beside = (dates: string, hub = as): string => `free-places ${hub} ${dates}, my-bookings ${dates}`;

describe("the days are those that were said, no more and no fewer", () => {
  test.each([
    ["boka kluksgården tisdag v 50 och torsdag v 51", `book ${kluk} 2026-12-08, 2026-12-17`],
    ["boka kluksgården 7 dec till 10 dec", `book ${kluk} 2026-12-07, 2026-12-08, 2026-12-09, 2026-12-10`],
    ["boka kluksgården från idag till fredag", `book ${kluk} 2026-11-23, 2026-11-24, 2026-11-25, ${thursday}, 2026-11-27`],
    ["boka ås 28 dec - 2 jan", `book ${as} 2026-12-28, 2026-12-29, 2026-12-30, 2026-12-31, 2027-01-01, 2027-01-02`],
    ["boka ås 10 dec - 15 dec", `book ${as} 2026-12-10, 2026-12-11, 2026-12-14, 2026-12-15`],
    ["boka ås mellan 1 och 3 dec", `book ${as} 2026-12-01, 2026-12-02, 2026-12-03`],
    ["boka ås fr.o.m. 1 dec till och med 3 dec", `book ${as} 2026-12-01, 2026-12-02, 2026-12-03`],
    ["book ås dec 1 to dec 3", `book ${as} 2026-12-01, 2026-12-02, 2026-12-03`],
    ["boka kluksgården 7-8/12", `book ${kluk} 2026-12-07, 2026-12-08`],
    ["boka ås den 9 och 10", `book ${as} 2026-12-09, 2026-12-10`],
    ["boka ås v 51 hela veckan", `book ${as} 2026-12-14, 2026-12-15, 2026-12-16, 2026-12-17, 2026-12-18`],
    ["book Ås from Monday to Wednesday", `book ${as} 2026-11-30, 2026-12-01, 2026-12-02`],
    ["boka ås mellan mån och ons", `book ${as} 2026-11-30, 2026-12-01, 2026-12-02`],
    ["boka ås nu på torsdag", `book ${as} ${thursday}`],
    ["boka ås 9.10-12", "needs date to book"],
    ["boka ås v 50 mån-ons och v 51 tor-fre", `book ${as} 2026-12-07, 2026-12-08, 2026-12-09, 2026-12-17, 2026-12-18`],
    ["boka ås från 1 dec", `unsure: book ${as} 2026-12-01, ${beside("2026-12-01")}`],
    ["boka ås torsdag och hela nästa vecka", `unsure: book ${as} 2026-12-03, ${beside("2026-12-03")}`],
    ["boka ås onsdag eller fredag", `unsure: book ${as} 2026-11-25, book ${as} 2026-11-27, ${beside("2026-11-25 2026-11-27")}`],
    ["boka ås torsdag/fredag", `unsure: book ${as} ${thursday}, book ${as} 2026-11-27, book ${as} ${thursday}, 2026-11-27, ${beside(`${thursday} 2026-11-27`)}`],
    ["boka ås tors/fre", `unsure: book ${as} ${thursday}, book ${as} 2026-11-27, book ${as} ${thursday}, 2026-11-27, ${beside(`${thursday} 2026-11-27`)}`],
    ["släpp torsdag/fredag", `unsure: release ${thursday}, release 2026-11-27, release ${thursday} 2026-11-27, my-bookings`],
    ["släpp torsdag eller fredag", `unsure: release ${thursday}, release 2026-11-27, my-bookings`],
    ["boka Ås/Torsta på torsdag", `book ${as} ${thursday}`],
    ["boka ås torsdag fm eller em", `unsure: book ${as} ${thursday} morning, book ${as} ${thursday} afternoon, ${beside(thursday)}`],
    ["boka ås torsdag kl 9-12 och 13-16", `unsure: book ${as} ${thursday} 09:00-12:00, book ${as} ${thursday} 13:00-16:00, ${beside(thursday)}`],
    ["boka ås två dagar nästa vecka", `unsure: ${weekNext.split(" ").map((date) => `book ${as} ${date}`).join(", ")}`],
    ["boka ås någon dag v 51", `unsure: ${[14, 15, 16, 17, 18].map((day) => `book ${as} 2026-12-${day}`).join(", ")}`],
    ["boka ås varje tisdag", `unsure: book ${as} 2026-11-24, book ${as} 2026-11-24, 2026-12-01, 2026-12-08, 2026-12-15, ${beside("2026-11-24")}`],
    ["boka ås tisdagar", `unsure: book ${as} 2026-11-24, book ${as} 2026-11-24, 2026-12-01, 2026-12-08, 2026-12-15, ${beside("2026-11-24")}`],
    ["boka ås varannan tisdag", `unsure: book ${as} 2026-11-24, book ${as} 2026-11-24, 2026-12-08, 2026-12-22, 2027-01-05, ${beside("2026-11-24")}`],
    ["boka ås alla måndagar i december", `unsure: book ${as} 2026-12-07, book ${as} 2026-12-07, 2026-12-14, 2026-12-21, 2026-12-28, ${beside("2026-11-30")}`],
    ["boka ås 14 dec fm och brunflo 14 dec em", `unsure: book ${as} 2026-12-14 morning, book ${brunflo} 2026-12-14 afternoon`],
    // which day
    ["boka ås nästnästa torsdag", `book ${as} 2026-12-10`],
    ["book ås thursday week", `book ${as} 2026-12-03`],
    ["book ås a week from thursday", `book ${as} 2026-12-03`],
    ["boka ås i måndags", `book ${as} 2026-11-16`],
    ["boka ås i fredags", `book ${as} 2026-11-20`],
    ["book ås last monday", `book ${as} 2026-11-16`],
    ["boka ås torsdag veckan efter", `unsure: book ${as} 2026-12-03, book ${as} 2026-12-10`],
    ["boka ås tosdag", `unsure: book ${as} 2026-11-24, book ${as} ${thursday}`],
    ["boka ås 2026/12/03", `book ${as} 2026-12-03`],
    ["boka ås 3.12-4.12", `book ${as} 2026-12-03, 2026-12-04`],
    ["boka ås 30.11", `book ${as} 2026-11-30`],
    ["boka ås 3.12", `book ${as} 2026-12-03`],
    ["boka ås 30. november", `book ${as} 2026-11-30`],
    ["boka ås första december", `book ${as} 2026-12-01`],
    ["boka ås 26-11-30", `book ${as} 2026-11-30`],
    ["boka ås julafton", `book ${as} 2026-12-24`],
    ["boka ås nyårsafton", `book ${as} 2026-12-31`],
    ["boka ås imårn", `book ${as} 2026-11-24`],
    ["boka ås nu", `book ${as} 2026-11-23`],
    ["boka ås i eftermiddag", `book ${as} 2026-11-23 afternoon`],
    ["book ås this afternoon", `book ${as} 2026-11-23 afternoon`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
  test("a date that does not exist is offered as the nearest one, with or without a hub", () => {
    expect(read("boka 31 februari")).toMatchObject({ kind: "impossible-date", instead: { kind: "book", hubId: null, days: [{ date: "2027-02-28" }] } });
  });
});

describe("clock times are read, or asked about", () => {
  test.each([
    ["halv tio till tolv", " 09:30-12:00"],
    ["halv 9 till 12", " 08:30-12:00"],
    ["kvart över nio till elva", " 09:15-11:00"],
    ["kvart i nio till elva", " 08:45-11:00"],
    ["nio till elva", " 09:00-11:00"],
    ["åtta till tolv", " 08:00-12:00"],
    ["9 - halv 12", " 09:00-11:30"],
    ["9 to noon", " 09:00-12:00"],
    ["9am till noon", " 09:00-12:00"],
    ["to noon", " until 12:00"],
    ["8-4", " 08:00-16:00"],
    ["8 till 4", " 08:00-16:00"],
    ["2-4", " 14:00-16:00"],
    ["1-3", " 13:00-15:00"],
    ["1-4", " 13:00-16:00"],
    ["7-3", " 07:00-15:00"],
    ["12-1", " 12:00-13:00"],
    ["halv 2 till 4", " 13:30-16:00"],
    ["mellan ett och tre", " 13:00-15:00"],
    ["från 2", " from 14:00"],
    ["kl 3", " from 15:00"],
    ["till 3", " until 15:00"],
    ["02-04", " 02:00-04:00"],
    ["7pm-9pm", " 19:00-21:00"],
    ["19-21", " 19:00-21:00"],
    ["1pm to 4", " 13:00-16:00"],
    ["9.05-11.30", " 09:05-11:30"],
    ["vid 10", " from 10:00"],
    ["kl halv 9", " from 08:30"],
    ["klockan nio", " from 09:00"],
    ["at noon", " from 12:00"],
    ["am", " morning"],
    ["pm", " afternoon"],
    ["e.m", " afternoon"],
  ])("torsdag %s", (said, part) => expect(line(`boka ås torsdag ${said}`)).toBe(`book ${as} ${thursday}${part}`));
  test.each([
    ["boka ås imorgon bitti", `book ${as} 2026-11-24 morning`],
    ["book kluksgården friday pm", `book ${kluk} 2026-11-27 afternoon`],
    ["book ås wed am", `book ${as} 2026-11-25 morning`],
    ["boka ås torsdag 9", `unsure: book ${as} ${thursday} from 09:00, book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka ås torsdag 9.30", `unsure: book ${as} ${thursday} from 09:30, book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka ås torsdag på kvällen", `unsure: book ${as} ${thursday}, ${beside(thursday)}`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});
