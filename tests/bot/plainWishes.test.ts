import fc from "fast-check";
import { idOf, lineOf, lineOfCommand, read } from "./readingLine.ts";

/** Sentences as librarians, HR and developers write them in a hurry, said on Monday 23 November 2026. */
const [stugun, brunflo, as] = ["Stuguns bibliotek", "Brunflo", "Ås/Torsta"].map(idOf);
const thursday = "2026-11-26";
const line = (sentence: string): string => lineOf(read(sentence), lineOfCommand);
const beside = (dates: string, hub = as): string => `free-places ${hub} ${dates}, my-bookings ${dates}`;

describe("a plain wish is carried out, however it is put", () => {
  test.each([
    ["ett bord i stugun tisdag em, tack", `book ${stugun} 2026-11-24 afternoon`],
    ["en plats i Ås på torsdag", `book ${as} ${thursday}`],
    ["a desk at ås on thursday please", `book ${as} ${thursday}`],
    ["jag tänkte boka brunflo på torsdag", `book ${brunflo} ${thursday}`],
    ["skriv upp mig på stugun torsdag", `book ${stugun} ${thursday}`],
    ["boka plast i brunflo torsdag", `book ${brunflo} ${thursday}`],
    ["boka brunflo på onsdg", `book ${brunflo} 2026-11-25`],
    ["boka ås imorgonbitti", `book ${as} 2026-11-24 morning`],
    ["I want to work from Brunflo on Thursday", `book ${brunflo} ${thursday}`],
    ["book ås all next week except friday", `book ${as} 2026-11-30, 2026-12-01, 2026-12-02, 2026-12-03`],
    ["på torsdag vill jag sitta i ås", `book ${as} ${thursday}`],
    ["imorgon behöver jag en plats i stugun", `book ${stugun} 2026-11-24`],
    ["torsdag 26/11 em önskas plats i brunflo", `book ${brunflo} ${thursday} afternoon`],
    ["Hej! Boka Ås på torsdag. Tack på förhand!", `book ${as} ${thursday}`],
    ["God eftermiddag, kan du vara snäll och boka ås på torsdag?", `book ${as} ${thursday}`],
    ["Kan du hjälpa mig att boka en plats i Ås på torsdag", `book ${as} ${thursday}`],
    ["boka ås torsdag. Mvh, Anna Nilsson", `book ${as} ${thursday}`],
    ["Boka Ås på torsdag. Jag kommer vid 9.", `book ${as} ${thursday} from 09:00`],
    ["boka ås torsdag 9-12.", `book ${as} ${thursday} 09:00-12:00`],
    ["boka ås från 9 på torsdag till 12", `book ${as} ${thursday} 09:00-12:00`],
    ["boka ås torsdag eftermiddag från 13", `book ${as} ${thursday} from 13:00`],
    ["boka ås torsdag från lunch", `book ${as} ${thursday} afternoon`],
    ["jag behöver sitta i ås både torsdag och fredag", `book ${as} ${thursday}, 2026-11-27`],
    ["boka ås halva torsdagen", "needs half to book"],
    ["boka närmaste hubben på torsdag", "needs hub to book"],
    ["gör om torsdag till förmiddag", `move ${thursday} > morning`],
    ["jag måste avboka torsdag", `release ${thursday}`],
    ["jag hinner inte till stugun på torsdag", `release ${stugun} ${thursday}`],
    ["jag kommer ej på torsdag", `release ${thursday}`],
    ["jag ska inte jobba på torsdag", `release ${thursday}`],
    ["jag är inte på plats på torsdag", `release ${thursday}`],
    ["jag är sjuk, avboka idag", "release 2026-11-23"],
    ["avboka torsdag, jag har fått förhinder", `release ${thursday}`],
    ["I am ill, cancel today", "release 2026-11-23"],
    ["byt torsdag mot fredag", `move ${thursday} > 2026-11-27`],
    ["flytta 7/12 till 9/12", "move 2026-12-07 > 2026-12-09"],
    ["push thursday to next week", `move ${thursday} > 2026-12-03`],
    ["jag är framme", "check-in"],
    ["I've arrived", "check-in"],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("a day is found in every form it is written in", () => {
  test.each([
    ["boka ås förmidag torsdag", `book ${as} ${thursday} morning`],
    ["book ås thursday afternon", `book ${as} ${thursday} afternoon`],
    ["boka ås torsdag 26", `book ${as} ${thursday}`],
    ["boka ås 25/11 kl 9-12 och 26/11 kl 13-16", `book ${as} 2026-11-25 09:00-12:00, ${thursday} 13:00-16:00`],
    ["boka ås 7 dec 9-12 och 8 dec 13-16", `book ${as} 2026-12-07 09:00-12:00, 2026-12-08 13:00-16:00`],
    ["boka ås 1 dec, 7 och 8 dec", `book ${as} 2026-12-01, 2026-12-07, 2026-12-08`],
    ["boka ås kommande torsdag", `book ${as} ${thursday}`],
    ["boka ås den 26.", `book ${as} ${thursday}`],
    ["boka ås 2026-12-01--2026-12-03", `book ${as} 2026-12-01, 2026-12-02, 2026-12-03`],
    ["boka ås den sjunde", `book ${as} 2026-12-07`],
    ["boka ås den sjunde och åttonde", `book ${as} 2026-12-07, 2026-12-08`],
    ["boka ås 30 och 1 dec", `book ${as} 2026-11-30, 2026-12-01`],
    ["boka ås 30 och 2 januari 2027", `book ${as} 2026-12-30, 2027-01-02`],
    ["boka ås mån 30 och tis 1 dec", `book ${as} 2026-11-30, 2026-12-01`],
    ["book ås a week from today", `book ${as} 2026-11-30`],
    ["boka ås fm tors och fre", `book ${as} ${thursday} morning, 2026-11-27 morning`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("what may mean another thing is asked about", () => {
  test.each([
    ["boka samma som förra veckan", "unsure: free-places, my-bookings"],
    ["bokka kluksgården på tosdag eftermidag", `unsure: book ${idOf("Kluksgården")} 2026-11-24 afternoon, book ${idOf("Kluksgården")} ${thursday} afternoon`],
    ["boka ås tosdag om det regnar", `unsure: book ${as} 2026-11-24, book ${as} ${thursday}, ${beside("2026-11-24")}`],
    ["släpp tosdag om det regnar", `unsure: release 2026-11-24, release ${thursday}, my-bookings`],
    ["boka ås fredag 26", `unsure: book ${as} ${thursday}, book ${as} 2026-11-27`],
    ["boka ås 30-2 dec", `unsure: book ${as} 2026-11-30, 2026-12-02, ${beside("2026-11-30 2026-12-02")}`],
    ["boka ås tors fm, fre", `unsure: book ${as} ${thursday} morning, 2026-11-27, book ${as} ${thursday} morning, 2026-11-27 morning, ${beside(`${thursday} 2026-11-27`)}`],
    ["boka ås valfri dag v 51", `unsure: ${[14, 15, 16, 17, 18].map((day) => `book ${as} 2026-12-${day}`).join(", ")}`],
    ["boka ås närmaste lediga dag v 51", `unsure: ${[14, 15, 16, 17, 18].map((day) => `book ${as} 2026-12-${day}`).join(", ")}`],
    ["boka ås torsdag fm från 9", `unsure: book ${as} ${thursday} morning, book ${as} ${thursday} from 09:00, ${beside(thursday)}`],
    ["boka ås torsdag / fredag", `unsure: book ${as} ${thursday}, book ${as} 2026-11-27, book ${as} ${thursday}, 2026-11-27, ${beside(`${thursday} 2026-11-27`)}`],
    ["kan jag byta till stugun på torsdag?", `unsure: move  > ${stugun} ${thursday}, my-bookings`],
    ["en plats i ås på torsdag?", `unsure: book ${as} ${thursday}, who-comes ${as} ${thursday}, hub-info ${as}`],
    ["avboka den andra", "unsure: release, my-bookings"],
    ["avboka idag om jag är sjuk", "unsure: release 2026-11-23, my-bookings"],
    ["jag hinner inte checka in", "unsure (nothing-done): my-bookings, free-places, help"],
    ["jag har fått förhinder på torsdag", `unsure: release ${thursday}, my-bookings`],
    ["jag är ledig på torsdag", `unsure: release ${thursday}, my-bookings`],
    ["ska vi boka ås på torsdag", `free-places ${as} ${thursday}`],
    ["avboka ås på torsdag och boka stugun", `unsure: move ${as} ${thursday} > ${stugun}, release ${as} ${thursday}, my-bookings`],
    ["vab idag", "unsure: release 2026-11-23, my-bookings"],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

test("a time that ends before it starts is told as such, and another time is asked for", () => {
  expect(read("boka ås på torsdag kl 15-13")).toMatchObject({ kind: "impossible-date", said: "kl 15-13", because: { kind: "backwards" }, instead: null });
  expect(read("boka ås på torsdag kl 25-26")).toMatchObject({ kind: "impossible-date", because: { kind: "clock" } });
});

describe("more days than one message can book", () => {
  test("are not booked in part without a word: the first ten are offered", () => {
    const ten = "2026-12-01, 2026-12-02, 2026-12-03, 2026-12-04, 2026-12-07, 2026-12-08, 2026-12-09, 2026-12-10, 2026-12-11, 2026-12-14";
    expect(line("boka ås 1-31 december")).toMatch(`unsure (too-many-days): book ${as} ${ten}, free-places`);
  });
});

describe("any words and figures", () => {
  test("are answered, never a fault", () => {
    const word = fc.oneof(fc.constantFrom("boka", "flytta", "släpp", "ås", "mån", "måndag", "till", "-", "/", "den", "v", "kl", "halv", "och", "dec", "januari", "utom", "nästa", "fm", "from", "the", ".", ":e"), fc.integer({ min: 0, max: 99 }).map(String), fc.integer({ min: 0, max: 40 }).map((day) => `${day}/12`), fc.integer({ min: 0, max: 13 }).map((month) => `1/${month}`));
    fc.assert(fc.property(fc.array(word, { maxLength: 8 }), fc.boolean(), (words, apart) => typeof line(words.join(apart ? " " : "")) === "string"), { numRuns: 3000 });
  });
});

describe("a question is answered by what it is about", () => {
  test.each([
    ["är det fullt i stugun på torsdag", `free-places ${stugun} ${thursday}`],
    ["jag behöver nånstans att sitta på torsdag", `free-places ${thursday}`],
    ["is there room in ås on thursday", `free-places ${as} ${thursday}`],
    ["vilken hubb är närmast", "hub-info"],
    ["when does ås open", `hub-info ${as} opening`],
    ["kommer nån till stugun på torsdag", `who-comes ${stugun} ${thursday}`],
    ["hur många platser finns det i ås", `free-places ${as}`],
    ["har ni plats i ås på torsdag", `free-places ${as} ${thursday}`],
    ["vart kan jag sitta på torsdag", `free-places ${thursday}`],
    ["hur många bokningar får jag ha", "week-limit"],
    ["hur många platser får jag boka i veckan?", "week-limit"],
    ["how many bookings per week", "week-limit"],
    ["hur ofta får jag boka i ås", `week-limit ${as}`],
    ["vad kan jag göra här", "help"],
    ["can you speak english", "language en"],
    ["hur ändrar jag språk", "unsure: language sv, language en"],
    ["när öppnar incheckningen", "when-check-in"],
    ["är det för tidigt att checka in", "when-check-in"],
    ["vem kontaktar jag", "hub-info contact"],
    ["jag hittar inte min bokning", "my-bookings"],
    ["vad har jag för bokningar", "my-bookings"],
    ["är jag bokad på torsdag", `my-bookings ${thursday}`],
    ["vilka dagar är jag i åre i december?", "my-bookings"],
    ["när sitter jag i kluk?", "my-bookings"],
    ["which days am I at Åre in December", "my-bookings"],
    ["vilka är i åre på torsdag?", `who-comes ${idOf("House Be")} ${thursday}`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});
