import fc from "fast-check";
import type { Command } from "../../bot/reading/reading.ts";
import { idOf, lineOf, lineOfCommand, monday, read } from "./readingLine.ts";

const [stugun, brunflo, kluk, as] = ["Stuguns bibliotek", "Brunflo", "Kluksgården", "Ås/Torsta"].map(idOf);
const thursday = "2026-11-26";
const line = (sentence: string): string => lineOf(read(sentence), lineOfCommand);
/** What asks beside a booking: what is free then, and what one has. */
const beside = (dates: string, hub = as): string => `free-places ${hub} ${dates}, my-bookings ${dates}`;

describe("what is denied or excepted is not done", () => {
  test.each([
    ["släpp inte torsdag", "unsure (nothing-done): my-bookings, free-places, help"],
    ["don't cancel my Thursday booking", `unsure (nothing-done): my-bookings, free-places ${thursday}, help`],
    ["boka inte stugun på tisdag", `unsure (nothing-done): my-bookings, free-places ${stugun} 2026-11-24, help`],
    ["glöm inte boka ås på torsdag", `unsure (nothing-done): my-bookings, free-places ${as} ${thursday}, help`],
    ["släpp alla utom torsdag", "unsure: my-bookings, help"],
    ["avboka 14 dec men behåll 15 dec", "unsure: release 2026-12-14, my-bookings"],
    ["jag kommer inte på torsdag utan på fredag", `unsure: move ${thursday} > 2026-11-27, release ${thursday}, my-bookings`],
    ["jag kommer inte på torsdag men på fredag", "unsure: my-bookings, help"],
    ["boka kluksgården torsdag men inte förmiddagen", `unsure: book ${kluk} ${thursday} afternoon, ${beside(thursday, kluk)}`],
    ["book ås thursday not friday", `unsure: book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka fredag i ås istället för torsdag", `unsure: move ${thursday} > ${as} 2026-11-27, book ${as} 2026-11-27, ${beside("2026-11-27")}`],
    ["jag behöver inte avboka torsdag", "unsure (nothing-done): my-bookings, free-places 2026-11-26, help"],
    ["I don't need to cancel thursday", "unsure (nothing-done): my-bookings, free-places 2026-11-26, help"],
    ["jag kommer inte att avboka torsdag", "unsure (nothing-done): my-bookings, free-places 2026-11-26, help"],
    ["jag kommer inte bara på torsdag", "unsure: free-places 2026-11-26, my-bookings, help"],
    ["kommer du inte på torsdag", "unsure: free-places, my-bookings, help"],
    ["kan jag få avboka torsdag", `release ${thursday}`],
    ["kan jag få flytta torsdag till fredag", `move ${thursday} > 2026-11-27`],
    ["jag kan inte komma in i stugun", `unsure: hub-info ${stugun}, free-places ${stugun}`],
    ["jag kan inte på torsdag, kan jag få fredag istället", `unsure: move ${thursday} > 2026-11-27, release ${thursday}, book null 2026-11-27, my-bookings`],
    ["jag kan inte komma på torsdag, avboka", `release ${thursday}`],
    ["jag kan inte på torsdag, flytta till fredag", `unsure: move ${thursday} > 2026-11-27, release ${thursday}, my-bookings`],
    ["jag kan nog inte komma 15 dec", "unsure: release 2026-12-15, my-bookings"],
    ["jag kan kanske inte komma på torsdag", `unsure: release ${thursday}, my-bookings`],
    ["jag kommer inte ihåg när jag bokade", "unsure: free-places, my-bookings, help"],
    // read with certainty: taken away from the days before
    ["boka ås mån-fre v 51 utom onsdag", `book ${as} 2026-12-14, 2026-12-15, 2026-12-17, 2026-12-18`],
    ["boka ås nästa vecka, inte på onsdag", `book ${as} 2026-11-30, 2026-12-01, 2026-12-03, 2026-12-04`],
    ["book every day next week but Wednesday at Ås", `book ${as} 2026-11-30, 2026-12-01, 2026-12-03, 2026-12-04`],
    ["boka ås mån-fre utom onsdag", `book ${as} 2026-11-30, 2026-12-01, 2026-12-03, 2026-12-04`],
    // saying that one does not come gives the desk back
    ["kan inte komma på torsdag", `release ${thursday}`],
    ["kommer inte på torsdag", `release ${thursday}`],
    ["I can't come on Thursday", `release ${thursday}`],
    ["I won't be there Thursday", `release ${thursday}`],
    ["jag behöver inte platsen på torsdag", `release ${thursday}`],
    ["jag ska inte till stugun på torsdag", `release ${stugun} ${thursday}`],
    ["jag kan inte på torsdag", `release ${thursday}`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("another day instead is offered as a move, which nothing but a press makes", () => {
  test.each([
    ["onsdag i stället", "unsure: move  > 2026-11-25, free-places 2026-11-25, my-bookings, help"],
    ["make it Wednesday instead", "unsure: move  > 2026-11-25, free-places 2026-11-25, my-bookings, help"],
    ["jag vill hellre komma på fredag eftermiddag", "unsure: move  > 2026-11-27 afternoon, free-places 2026-11-27 afternoon, my-bookings, help"],
    ["can I come on Friday instead", "unsure: move  > 2026-11-27, free-places 2026-11-27, my-bookings, help"],
    ["kan jag få fredag istället för torsdag", `unsure: move ${thursday} > 2026-11-27, book null 2026-11-27, free-places 2026-11-27, my-bookings 2026-11-27`],
    ["brunflo på fredag istället", `unsure: move  > ${brunflo} 2026-11-27, book ${brunflo} 2026-11-27, who-comes ${brunflo} 2026-11-27, hub-info ${brunflo}`],
    ["torsdag eller fredag i stället", `unsure: free-places ${thursday} 2026-11-27, my-bookings, help`],
    ["i fredags i stället", "unsure: free-places 2026-11-20, my-bookings, help"],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("a question about doing does nothing", () => {
  test.each([
    ["hur avbokar jag?", "help"],
    ["när kan jag avboka?", "help"],
    ["what happens if I cancel?", "help"],
    ["kan man avboka?", "help"],
    ["måste jag avboka om jag är sjuk?", "help"],
    ["can I cancel?", "help"],
    ["vad händer om jag avbokar", "help"],
    ["när kan jag checka in", "when-check-in"],
    ["när kan jag checka in på torsdag?", `when-check-in ${thursday}`],
    ["hur tidigt kan man checka in i Brunflo", `when-check-in ${brunflo}`],
    ["when can I check in", "when-check-in"],
    ["what time can I check in at Brunflo", `when-check-in ${brunflo}`],
    ["måste jag checka in?", "help"],
    ["hur långt i förväg kan jag boka", "help"],
    ["delete my data", "unsure: release, my-bookings"],
    ["remove me from the list", "unsure: release, my-bookings"],
    ["'; DROP TABLE bookings; --", "unsure: release, my-bookings"],
    ["cancel", "unsure: release, my-bookings"],
    ["jag kommer inte", "unsure: release, my-bookings"],
    ["varför kan jag inte boka ås på torsdag", `free-places ${as} ${thursday}`],
    ["why can't I book Ås on Thursday", `free-places ${as} ${thursday}`],
    ["kan man boka brunflo på torsdag", `free-places ${brunflo} ${thursday}`],
    ["kan man boka ås på lördag?", `free-places ${as} 2026-11-28`],
    ["did you book Ås for Thursday?", `my-bookings ${thursday}`],
    ["har jag någon plats på torsdag?", `my-bookings ${thursday}`],
    ["kan jag boka ås på torsdag?", `unsure: book ${as} ${thursday}, free-places ${as} ${thursday}, help`],
    ["får jag avboka torsdag?", `unsure: release ${thursday}, my-bookings, help`],
    ["kan jag flytta torsdag till fredag?", `unsure: move ${thursday} > 2026-11-27, my-bookings`],
    // these are wishes, however they are put
    ["kan du boka ås på torsdag", `book ${as} ${thursday}`],
    ["kan jag få en plats i ås på torsdag", `book ${as} ${thursday}`],
    ["can you book Ås on Thursday?", `book ${as} ${thursday}`],
    ["can I have a desk at Ås on Thursday", `book ${as} ${thursday}`],
    ["can I get to book Ås on Thursday", `book ${as} ${thursday}`],
    ["Hej, jag skulle behöva en plats på torsdag förmiddag i Stugun om det går", `book ${stugun} ${thursday} morning`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("two wishes, and what the chat cannot do, are asked about", () => {
  test.each([
    ["boka av ås på fredag", `release ${as} 2026-11-27`],
    ["kan du boka av min plats i stugun på torsdag", `release ${stugun} ${thursday}`],
    ["avboka torsdag och boka fredag istället", `unsure: move ${thursday} > 2026-11-27, release ${thursday}, book null 2026-11-27, my-bookings`],
    ["ta bort torsdag och boka fredag i ås", `unsure: move ${thursday} > ${as} 2026-11-27, release ${thursday}, book ${as} 2026-11-27, my-bookings`],
    ["boka plats 5 i ås på torsdag", `unsure (certain-desk): book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka ett tyst rum i ås på torsdag", `unsure (certain-kind): book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka plats åt Bo i ås på torsdag", `unsure (for-others): book ${as} ${thursday}, ${beside(thursday)}`],
    ["book a desk for Bo at Ås on Thursday", `unsure (for-others): book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka ås för Kalle på torsdag", `unsure (for-others): book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka ås på torsdag åt mig och Kalle", `unsure (for-others): book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka ås på torsdag med min son", `unsure (for-others): book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka två platser i ås på torsdag", `unsure (several-desks): book ${as} ${thursday}, ${beside(thursday)}`],
    ["boka ås på torsdag om det regnar", `unsure: book ${as} ${thursday}, ${beside(thursday)}`],
    ["avboka stugun och brunflo", `unsure: release ${stugun}, release ${brunflo}, my-bookings`],
    ["avboka krokom", `unsure: release ${kluk}, release ${as}, my-bookings`],
    ["boka brunflo torsdag eller stugun fredag", `unsure: book ${brunflo} ${thursday}, book ${stugun} 2026-11-27`],
    ["boka ås torsdag, annars fredag", `unsure: book ${as} ${thursday}, book ${as} 2026-11-27, ${beside(`${thursday} 2026-11-27`)}`],
    ["jag har bokat ås på torsdag", `unsure: book ${as} ${thursday}, who-comes ${as} ${thursday}, hub-info ${as}`],
    ["jag avbokade torsdag", `unsure: release ${thursday}, my-bookings`],
    ["checka ut", "unsure (no-check-out): my-bookings, help"],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("a release carries the part of the day that was said", () => {
  test.each([
    ["släpp eftermiddagen på torsdag", `release ${thursday} afternoon`],
    ["släpp fredag fm och torsdag em", "unsure: my-bookings, help"],
    ["släpp tosdag fm", "unsure: my-bookings, help"],
    ["avboka torsdag fm", `release ${thursday} morning`],
    ["släpp torsdag kl 9-12", `release ${thursday} 09:00-12:00`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("a move goes where it was said to go", () => {
  test.each([
    ["flytta 3 till 7 december", "move 2026-12-03 > 2026-12-07"],
    ["flytta torsdag från 9-12 till 13-16", `move ${thursday} 09:00-12:00 > 13:00-16:00`],
    ["flytta torsdag till nästa vecka", `move ${thursday} > 2026-12-03`],
    ["flytta torsdag till v 50", `move ${thursday} > 2026-12-10`],
    ["flytta till samma dag nästa vecka", "move  > week of 2026-11-30"],
    ["flytta från torsdag till fredag", `move ${thursday} > 2026-11-27`],
    ["flytta torsdag till fredag eller måndag", `unsure: move ${thursday} > 2026-11-27, move ${thursday} > 2026-11-30, my-bookings`],
    ["flytta inte torsdag till fredag", "unsure: my-bookings, help"],
    ["flyta till ås", `move  > ${as}`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("other things that people write", () => {
  test.each([
    ["how do I get into stugun", `hub-info ${stugun} keys`],
    ["how do I get to stugun", `hub-info ${stugun} getting-there`],
    ["how do I get in at stugun", `hub-info ${stugun} keys`],
    ["vem är hubbvärd i ås", `hub-info ${as} contact`],
    ["vem ska jag ringa i stugun", `hub-info ${stugun} contact`],
    ["vilka hubbar finns det", "hub-info"],
    ["which hubs are there", "hub-info"],
    ["hubbar", "hub-info"],
    ["vem är du", "help"],
    ["hur många platser är lediga i ås på torsdag", `free-places ${as} ${thursday}`],
    ["finns det andra dagar lediga i ås?", `free-places ${as}`],
    ["byt språk", "unsure: language sv, language en"],
    ["change language to english", "language en"],
    ["vilka bokningar har jag", "my-bookings"],
    ["min bokning", "my-bookings"],
    ["bokningar", "my-bookings"],
    ["när är min nästa plats", "my-bookings"],
    ["ångra", "undo"],
    ["jag är här", "check-in"],
    ["jag är här i stugun", `check-in ${stugun}`],
    ["check me in", "check-in"],
    ["cheka in", "check-in"],
    ["boca ås på torsdag", `book ${as} ${thursday}`],
    ["skippa torsdagen", `release ${thursday}`],
    ["strunta i torsdagen", `release ${thursday}`],
    ["jag är sjuk idag", "unsure: release 2026-11-23, my-bookings"],
    ["släp platsen", "unsure: release, my-bookings"],
    ["avbokka", "unsure: release, my-bookings"],
    ["tack", "thanks"],
    ["Tack så mycket!", "thanks"],
    ["ok tack", "thanks"],
    ["nej", "no"],
    ["nej tack", "no"],
    ["avbryt", "no"],
    ["glöm det", "no"],
    ["Hej", "hello"],
    ["god morgon", "hello"],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
  test("a verb that had to be mended is only likely", () => {
    expect(read("boca ås på torsdag")).toMatchObject({ kind: "command", certainty: "likely" });
  });
});

describe("whatever is denied", () => {
  const wishes = fc.constantFrom("boka ås på torsdag", "boka ås mån-fre", "book ås next week", "släpp torsdag", "avboka min plats i stugun", "cancel my booking on friday", "boka brunflo 7 dec till 10 dec", "släpp platsen", "flytta torsdag till fredag");
  const written = (sentence: string): Command | null => {
    const reading = read(sentence, monday);
    return reading.kind === "command" && ["book", "release", "move", "check-in"].includes(reading.command.kind) ? reading.command : null;
  };
  test("a wish with a no in front of it or after it is never carried out", () => {
    const denial = fc.constantFrom("inte", "ej", "aldrig", "absolut inte", "not", "don't", "do not", "never", "please don't");
    fc.assert(fc.property(wishes, denial, fc.boolean(), (wish, no, first) => written(first ? `${no} ${wish}` : `${wish} ${no}`) === null));
  });
  test("a wish never takes the day that is excepted from it", () => {
    const but = fc.constantFrom("utom", "förutom", "men inte", "inte", "except", "but not", "apart from");
    const day = fc.constantFrom(["måndag", 1], ["på onsdag", 3], ["torsdag", 4], ["friday", 5] as const);
    fc.assert(
      fc.property(wishes, but, day, (wish, word, [said, weekday]) => {
        const command = written(`${wish} ${word} ${said}`);
        const dates = command?.kind === "book" ? command.days.map(({ date }) => date) : command?.kind === "release" ? command.which.dates : [];
        return command === null || (dates.length > 0 && dates.every((date) => new Date(`${date}T00:00:00Z`).getUTCDay() !== weekday));
      }),
    );
  });
  test.each(["utom ", "halv ", "9-", "kvart över ", "inte ", "tack ", "hej, ", "mån-fre, ", "9.10-", "den 9 och ", "1/12-", "1 dec till ", "v 50 och torsdag "])("a hundred thousand letters of %j are answered at once", (piece) => {
    const started = performance.now();
    read(piece.repeat(Math.ceil(100_000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
