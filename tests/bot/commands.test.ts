import { commandList } from "../../bot/commandList.ts";
import type { Reading } from "../../bot/reading/reading.ts";
import { readFileSync } from "node:fs";
import { idOf, lineOf, monday, read } from "./readingLine.ts";

const [stugun, brunflo, be, kluk, as, samverket, fjall, hons, hogt, gallo, klovsjo, hackas] = ["Stuguns bibliotek", "Brunflo", "House Be", "Kluksgården", "Ås/Torsta", "Samverket", "Fjällhubben", "Hönsgården", "Högt, Hett & Säkert", "Skidtunneln i Gällö", "Klövsjö", "Hackås"].map(idOf);

describe("a sentence said on Monday 23 November 2026 is understood", () => {
  test.each([
    // booking, Swedish
    ["boka Stugun på torsdag förmiddag", `book ${stugun} 2026-11-26 morning`],
    ["Boka stugun i morgon", `book ${stugun} 2026-11-24`],
    ["boka STUGUNS BIBLIOTEK idag", `book ${stugun} 2026-11-23`],
    ["kan du boka Brunflo på fredag em", `book ${brunflo} 2026-11-27 afternoon`],
    ["boka ås mån, ons och fre v. 49", `book ${as} 2026-11-30, 2026-12-02, 2026-12-04`],
    ["boka ås mån-ons", `book ${as} 2026-11-30, 2026-12-01, 2026-12-02`],
    ["boka ås tisdag till torsdag", `book ${as} 2026-11-24, 2026-11-25, 2026-11-26`],
    ["boka as imorgon", `book ${as} 2026-11-24`],
    ["boka åre på onsdag", `book ${be} 2026-11-25`],
    ["boka house be i övermorgon kl 9-12", `book ${be} 2026-11-25 09:00-12:00`],
    ["boka House Be i morgon 9.00–11.30", `book ${be} 2026-11-24 09:00-11:30`],
    ["boka samverket i morgon klockan 13 till 16", `book ${samverket} 2026-11-24 13:00-16:00`],
    ["boka kluksgården 26/11", `book ${kluk} 2026-11-26`],
    ["boka kluksgarden 26 nov", `book ${kluk} 2026-11-26`],
    ["boka Kluk den 26:e", `book ${kluk} 2026-11-26`],
    ["boka Kluksgården 2026-11-26", `book ${kluk} 2026-11-26`],
    ["boka fjällhubben 30/11 13-16", `book ${fjall} 2026-11-30 13:00-16:00`],
    ["boka Funäsdalen nästa tisdag", `book ${fjall} 2026-12-01`],
    ["boka brunlfo 26-28 november", `book ${brunflo} 2026-11-26, 2026-11-27, 2026-11-28`],
    ["boka brunflo 24, 25 och 27 november", `book ${brunflo} 2026-11-24, 2026-11-25, 2026-11-27`],
    ["boka stugun den 26:e och 27:e", `book ${stugun} 2026-11-26, 2026-11-27`],
    ["boka högt hett i övermorgon från kl 13", `book ${hogt} 2026-11-25 from 13:00`],
    ["boka gåxsjö torsdag till 11.30", `book ${hogt} 2026-11-26 until 11:30`],
    ["boka hönsgården om tre dagar", `book ${hons} 2026-11-26`],
    ["boka Mattmar om 2 veckor", `book ${hons} 2026-12-07`],
    ["boka skidtunneln vecka 49", `book ${gallo} 2026-11-30, 2026-12-01, 2026-12-02, 2026-12-03, 2026-12-04`],
    ["boka gällö på måndag vecka 50", `book ${gallo} 2026-12-07`],
    ["boka kluksgården mån fm och tis em", `book ${kluk} 2026-11-30 morning, 2026-12-01 afternoon`],
    ["reservera samverket fredag eftermiddag", `book ${samverket} 2026-11-27 afternoon`],
    ["jag vill sitta i Brunflo på torsdag", `book ${brunflo} 2026-11-26`],
    ["jag behöver en plats i stugan på trosdag", `book ${stugun} 2026-11-26`],
    ["boka östersund 3 december hela dagen", `book ${samverket} 2026-12-03`],
    ["boka klövsjö på fredag", `book ${klovsjo} 2026-11-27`],
    ["boka Hackås 3/12", `book ${hackas} 2026-12-03`],
    ["hej, boka brunflo torsdag den 26 november kl. 8-12", `book ${brunflo} 2026-11-26 08:00-12:00`],
    ["boka brunflo resten av veckan", `book ${brunflo} 2026-11-23, 2026-11-24, 2026-11-25, 2026-11-26, 2026-11-27`],
    // booking, English
    ["book house be tomorrow 9-11:30", `book ${be} 2026-11-24 09:00-11:30`],
    ["book Stugun on Thursday morning", `book ${stugun} 2026-11-26 morning`],
    ["book a desk at Stugun on Dec 3rd", `book ${stugun} 2026-12-03`],
    ["please reserve Brunflo for Friday afternoon", `book ${brunflo} 2026-11-27 afternoon`],
    ["book brunflo next friday", `book ${brunflo} 2026-12-04`],
    ["book brunflo mon-wed week 49", `book ${brunflo} 2026-11-30, 2026-12-01, 2026-12-02`],
    ["book as friday", `book ${as} 2026-11-27`],
    ["book samverket the day after tomorrow from 1pm", `book ${samverket} 2026-11-25 from 13:00`],
    ["book samverket tomorrow 1-3pm", `book ${samverket} 2026-11-24 13:00-15:00`],
    ["book kluksgarden in two weeks", `book ${kluk} 2026-12-07`],
    ["I need a desk in Brunflo on the 26th", `book ${brunflo} 2026-11-26`],
    ["book brunflo on december 1, 2 and 4", `book ${brunflo} 2026-12-01, 2026-12-02, 2026-12-04`],
    // one thing is missing
    ["boka", "needs date to book"],
    ["boka brunflo", "needs date to book"],
    ["boka i morgon", "needs hub to book"],
    ["boka krokom på fredag", `needs hub to book: ${[kluk, as].sort().join(", ")}`],
    ["boka halvdag i brunflo i morgon", "needs half to book"],
    ["vem kommer", "needs hub to who-comes"],
    // moving
    ["flytta fredagen till Brunflo", `move 2026-11-27 > ${brunflo}`],
    ["flytta torsdag till fredag", "move 2026-11-26 > 2026-11-27"],
    ["flytta till eftermiddagen", "move  > afternoon"],
    ["flytta eftermiddagen till fredag", "move afternoon > 2026-11-27"],
    ["flytta torsdag förmiddag till Kluk", `move 2026-11-26 morning > kluksgarden`],
    ["move the morning to the afternoon", "move morning > afternoon"],
    ["flytta min plats i stugun på torsdag till brunflo på fredag eftermiddag", `move ${stugun} 2026-11-26 > ${brunflo} 2026-11-27 afternoon`],
    ["byt till House Be", `move  > ${be}`],
    ["move friday to Brunflo", `move 2026-11-27 > ${brunflo}`],
    ["move my booking to tomorrow", "move  > 2026-11-24"],
    ["flytta måndagen", "move 2026-11-23 > "],
    // releasing and checking in
    ["släpp platsen", "release"],
    ["släpp fredagen i Stugun", `release ${stugun} 2026-11-27`],
    ["avboka i morgon", "release 2026-11-24"],
    ["jag kan inte komma på torsdag", "release 2026-11-26"],
    ["cancel my desk tomorrow", "release 2026-11-24"],
    ["checka in", "check-in"],
    ["jag är här nu", "check-in"],
    ["check in at Brunflo", `check-in ${brunflo}`],
    // looking
    ["mina platser", "my-bookings"],
    ["vad har jag bokat?", "my-bookings"],
    ["what have I booked", "my-bookings"],
    ["lediga platser vecka 50", "free-places 2026-12-07 2026-12-08 2026-12-09 2026-12-10 2026-12-11"],
    ["var kan jag sitta på torsdag?", "free-places 2026-11-26"],
    ["är det ledigt i Stugun på fredag", `free-places ${stugun} 2026-11-27`],
    ["lediga i morgon", "free-places 2026-11-24"],
    ["are there any free desks tomorrow", "free-places 2026-11-24"],
    ["where can I sit on Friday", "free-places 2026-11-27"],
    ["vem är på House Be i morgon", `who-comes ${be} 2026-11-24`],
    ["hur många kommer till Ås på fredag", `who-comes ${as} 2026-11-27`],
    ["who is at Åre on friday", `who-comes ${be} 2026-11-27`],
    ["berätta om Kluksgården", `hub-info ${kluk}`],
    ["vem har nycklar till Stugun", `hub-info ${stugun} keys`],
    ["om Brunflo", `hub-info ${brunflo}`],
    ["tell me about House Be", `hub-info ${be}`],
    ["opening hours Brunflo", `hub-info ${brunflo} opening`],
    // the rest
    ["hej", "hello"],
    ["Hi", "hello"],
    ["hjälp", "help"],
    ["hur bokar jag?", "help"],
    ["help", "help"],
    ["english please", "language en"],
    ["svenska", "language sv"],
    // no wish is said
    ["i morgon", "unsure: free-places, my-bookings, help"],
    ["nästa tisdag", "unsure: free-places, my-bookings, help"],
    ["26/11", "unsure: free-places, my-bookings, help"],
    ["26 nov", "unsure: free-places, my-bookings, help"],
    ["den 26:e", "unsure: free-places, my-bookings, help"],
    ["2026-11-26", "unsure: free-places, my-bookings, help"],
    ["Stugun på torsdag", "unsure: book, who-comes, hub-info"],
    ["Brunflo", "unsure: hub-info, free-places"],
    ["asdf qwerty", "unsure: free-places, my-bookings, help"],
    ["boka stugun fredag 26 nov", "unsure: book, book"],
    // dates that do not exist
    ["boka ås 31 november", "impossible: 31 november"],
    ["boka stugun 30 februari", "impossible: 30 februari"],
    ["boka stugun 31/11", "impossible: 31/11"],
    ["boka stugun 2026-02-30", "impossible: 2026-02-30"],
    ["boka stugun 29 februari 2027", "impossible: 29 februari 2027"],
    ["lediga platser vecka 54", "impossible: vecka 54"],
    ["book stugun week 53 2027", "impossible: week 53 2027"],
    ["boka stugun den 32:a", "impossible: den 32:a"],
    ["boka samverket ons kl 25-26", "impossible: kl 25-26"],
    ["flytta fredagen till 31 november", "impossible: 31 november"],
  ])("%s", (sentence, meaning) => {
    expect(lineOf(read(sentence))).toBe(meaning);
  });
});

describe("a day is counted in Stockholm's calendar", () => {
  test.each([
    ["just after midnight before the clocks go forward", "2026-03-28T23:30:00Z", "boka stugun idag", `book ${stugun} 2026-03-29`],
    ["on the day of 23 hours", "2026-03-29T10:00:00Z", "boka stugun i morgon", `book ${stugun} 2026-03-30`],
    ["the day before the clocks go back", "2026-10-24T12:00:00Z", "boka stugun i morgon 02.30-03.00", `book ${stugun} 2026-10-25 02:30-03:00`],
    ["late on the day of 25 hours", "2026-10-25T22:30:00Z", "boka stugun i morgon", `book ${stugun} 2026-10-26`],
    ["an hour that is still the 25th in Stockholm", "2026-10-25T22:59:00Z", "boka stugun idag", `book ${stugun} 2026-10-25`],
    ["at a New Year's Eve that is already the new year", "2026-12-31T23:15:00Z", "boka stugun idag", `book ${stugun} 2027-01-01`],
    ["before week 53", "2026-12-21T09:00:00Z", "boka stugun fredag vecka 53", `book ${stugun} 2027-01-01`],
    ["in week 53", "2027-01-02T09:00:00Z", "boka stugun på måndag", `book ${stugun} 2027-01-04`],
    ["at the turn of the year, for week 1", "2026-12-28T09:00:00Z", "boka stugun måndag vecka 1", `book ${stugun} 2027-01-04`],
    ["at the turn of the year, by day and month", "2026-12-28T09:00:00Z", "boka stugun 4 januari", `book ${stugun} 2027-01-04`],
    ["on a Friday, for that day by name", "2026-11-27T09:00:00Z", "boka stugun på fredag", `book ${stugun} 2026-12-04`],
    ["on a Friday, releasing that very day", "2026-11-27T09:00:00Z", "släpp fredagen", "release 2026-11-27"],
    ["on a Tuesday, three days of the coming week", "2026-11-24T09:00:00Z", "boka stugun mån, ons och fre", `book ${stugun} 2026-11-30, 2026-12-02, 2026-12-04`],
    ["on the 31st, for the 31st of a month to come", "2026-11-30T09:00:00Z", "boka stugun den 31:a", `book ${stugun} 2026-12-31`],
    ["in a year without week 53", "2027-03-01T09:00:00Z", "lediga platser vecka 53", "impossible: vecka 53"],
    ["in a leap year", "2028-02-01T09:00:00Z", "boka stugun 29 februari", `book ${stugun} 2028-02-29`],
    ["for a day that was last week, not next year's", "2026-11-23T09:00:00Z", "boka stugun 17/11", `book ${stugun} 2026-11-17`],
  ])("%s", (_, now, sentence, meaning) => {
    expect(lineOf(read(sentence, new Date(now)))).toBe(meaning);
  });
});

describe("names and noise", () => {
  test("a date that does not exist is offered as the nearest one that does", () => {
    const reading = read("boka ås 31 november");
    expect(reading).toMatchObject({ kind: "impossible-date", because: { kind: "month", month: 11, days: 30 }, instead: { kind: "book", hubId: as, days: [{ date: "2026-11-30" }] } });
  });
  test("a week that does not exist is told with how many weeks the year has", () => {
    expect(read("lediga platser vecka 54")).toMatchObject({ because: { kind: "week", year: 2026, weeks: 53 } });
  });
  test("English words are not taken for Ås or Åre", () => {
    expect(lineOf(read("are there free desks as well tomorrow", monday, "en"))).toBe("free-places 2026-11-24");
  });
  test("a misspelt name is only likely, an exact one is sure", () => {
    expect(read("boka fjälhuben i morgon")).toMatchObject({ kind: "command", certainty: "likely", command: { hubId: fjall } });
    expect(read("boka fjällhubben i morgon")).toMatchObject({ kind: "command", certainty: "sure", command: { hubId: fjall } });
  });
  test("a mention, markup and characters that cannot be seen are looked through", () => {
    expect(lineOf(read("<at>Hubbplats</at>&nbsp;<b>boka</b> \u202estugun\u200b i\u0000 morgon"))).toBe(`book ${stugun} 2026-11-24`);
  });
  test("letters composed in another way are the same letters", () => {
    expect(lineOf(read("boka a\u030as i morgon"))).toBe(`book ${as} 2026-11-24`);
  });
  test.each(["boka ", "1-", "<at>", "26,", "mån ", "kl ", "till ", "v1-", "a", "\u202e", "🙂", "9:", "((((", "den den "])("a hundred thousand letters of %j are answered at once", (piece) => {
    const started = performance.now();
    read(piece.repeat(Math.ceil(100_000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(5000);
  });
  test("an empty message is a greeting", () => {
    expect(lineOf(read("  <at>Hubbplats</at> "))).toBe("hello");
  });
});

describe("the commands that the app lists", () => {
  test("are the ones in the manifest and its English file", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../appPackage/manifest.json", import.meta.url), "utf8"));
    const english = JSON.parse(readFileSync(new URL("../../appPackage/en.json", import.meta.url), "utf8"));
    for (const [l, list] of manifest.bots[0].commandLists.entries()) {
      expect(list.commands).toEqual(commandList.map(({ sv }) => sv));
      expect(commandList.map((_, c) => ({ title: english[`bots[0].commandLists[${l}].commands[${c}].title`], description: english[`bots[0].commandLists[${l}].commands[${c}].description`] }))).toEqual(commandList.map(({ en }) => en));
    }
  });
  test.each(commandList.map(({ sv, en }) => [sv.title, en.title]))("%s and %s mean the same to the bot", (sv, en) => {
    const [swedish, english] = [read(sv), read(en, monday, "en")];
    const kindOf = (reading: Reading): string | null => (reading.kind === "command" || reading.kind === "needs" ? reading.command.kind : null);
    expect(kindOf(swedish)).not.toBeNull();
    expect(kindOf(english)).toBe(kindOf(swedish));
  });
});
