import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { chatter, heldBy } from "./chatSupport.ts";
import { idOf, lineOf, lineOfCommand, read } from "./readingLine.ts";

const as = idOf("Ås/Torsta");
const line = (sentence: string): string => lineOf(read(sentence), lineOfCommand);

describe("weekdays in a list, said on a Monday", () => {
  test.each([
    ["släpp fredag och torsdag", "release 2026-11-27 2026-11-26"],
    ["släpp torsdag och onsdag", "release 2026-11-26 2026-11-25"],
    ["release friday and thursday", "release 2026-11-27 2026-11-26"],
    ["släpp fredag, onsdag och torsdag", "release 2026-11-27 2026-11-25 2026-11-26"],
    ["flytta fredag och torsdag till brunflo", "move 2026-11-27 2026-11-26 > brunflo"],
    ["släpp nästa torsdag och fredag", "release 2026-12-03 2026-12-04"],
    ["släpp torsdag och nästa torsdag", "release 2026-11-26 2026-12-03"],
    ["boka ås fredag och torsdag", `book ${as} 2026-11-27, 2026-11-26`],
    ["boka ås fredag och måndag", `book ${as} 2026-11-27, 2026-11-30`],
    ["boka ås mån, ons och fre", `book ${as} 2026-11-30, 2026-12-02, 2026-12-04`],
    ["boka ås nästa fredag och torsdag", `book ${as} 2026-12-04, 2026-12-03`],
    ["boka ås fre-mån", `book ${as} 2026-11-27, 2026-11-30`],
    ["släpp fre-mån", "release 2026-11-27 2026-11-30"],
    ["boka ås nästa tors-mån", `book ${as} 2026-12-03, 2026-12-04, 2026-12-07`],
    ["boka ås nästnästa mån-ons", `book ${as} 2026-12-07, 2026-12-08, 2026-12-09`],
  ])("%s", (sentence, meaning) => expect(line(sentence)).toBe(meaning));
});

describe("what is released", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ at: "2026-11-30T08:00:00+01:00", noJobs: true });
  });
  afterAll(() => app.stop());
  const daysOf = async (name: string): Promise<string[]> => (await heldBy(app, name)).map((held) => held.slice(0, 10));

  test("is the nearest of each weekday, whatever their order", async () => {
    const anna = chatter(app, "anna.nilsson");
    await anna.say("boka Kluk 3, 4 och 10 december");
    await anna.say("släpp fredag och torsdag");
    expect(await daysOf("anna.nilsson")).toEqual(["2026-12-10"]);
  });
  test("leaves no named day without a word", async () => {
    const bo = chatter(app, "bo.eriksson");
    await bo.say("boka Kluk 3 december");
    const { replies } = await bo.say("avboka torsdag och onsdag");
    expect(replies.at(-1)?.text).toBe("Jag hittar ingen sådan bokning hos dig ons 2 dec.");
    expect(await daysOf("bo.eriksson")).toEqual([]);
  });
});
