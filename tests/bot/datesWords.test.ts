import { datesWords } from "../../bot/cards/datesWords.ts";
import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { buttonsOf, cardOf, chatter, wordsOf } from "./chatSupport.ts";

const december = (...days: readonly number[]): string[] => days.map((day) => `2026-12-${String(day).padStart(2, "0")}`);

test.each([
  [december(7, 8, 9, 10, 11), "mån 7 dec – fre 11 dec"],
  [december(7, 9, 10, 11), "mån 7 och ons 9 – fre 11 dec"],
  [december(7, 8, 10, 11), "mån 7, tis 8, tors 10 och fre 11 dec"],
  [december(11, 10, 8, 7), "mån 7, tis 8, tors 10 och fre 11 dec"],
  [december(1, 8, 15, 22, 29), "tis 1, 8, 15, 22 och 29 dec"],
  [["2026-11-25", "2026-12-09", "2026-12-23", "2027-01-06"], "ons 25 nov, 9, 23 dec och 6 jan"],
  [december(7, 8, 9, 10, 11, 14, 15, 16, 17, 18), "mån 7 – fre 11 och mån 14 – fre 18 dec"],
  [["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-04"], "mån 30 nov – ons 2 och fre 4 dec"],
  [december(7, 9), "mån 7 dec och ons 9 dec"],
  [[], ""],
])("days are said as a span only where they are in a row: %j", (dates, words) => expect(datesWords(dates, "sv")).toBe(words));

describe("a button", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ at: "2026-11-30T08:00:00+01:00", noJobs: true });
  });
  afterAll(() => app.stop());
  const asked = async (sentence: string) => {
    const message = (await chatter(app, "anna.nilsson").say(sentence)).replies.at(-1);
    return { words: wordsOf(cardOf(message)), titles: buttonsOf(cardOf(message)).map(({ title }) => title) };
  };
  test("names the days that it does, without the one that is spared", async () => {
    expect((await asked("släpp allt nästa vecka utom tisdag")).titles[0]).toBe("Släpp mån 7 och ons 9 – fre 11 dec");
    expect((await asked("boka gällö varje tisdag i december")).titles[1]).toBe("Boka Skidtunneln i Gällö tis 1, 8, 15, 22 och 29 dec");
  });
  test("that cannot hold all days says how many they are, and the card names them", async () => {
    const { words, titles } = await asked("boka gällö 1, 3, 7, 9, 11, 15 och 17 december om det går bra för Bo");
    expect(titles[0]).toMatch(/^Boka Skidtunneln i Gällö 7 dagar: tis 1, tors 3, .*…$/);
    expect(words).toContain("Boka Skidtunneln i Gällö tis 1, tors 3, mån 7, ons 9, fre 11, tis 15 och tors 17 dec.");
  });
});
