import { startApp } from "../support/app.ts";
import type { TestApp } from "../support/app.ts";
import { cardOf, chatter, wordsOf } from "./chatSupport.ts";
import { read } from "./readingLine.ts";

/** What cannot be done as it was said is answered with what can. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T08:00:00+01:00", noJobs: true });
});
afterAll(() => app.stop());

const last = <T>(all: readonly T[]): T => {
  const found = all.at(-1);
  if (!found) throw new Error("there is none");
  return found;
};
const heldBy = async (name: string): Promise<string[]> =>
  (await (await app.as(name)).get("/api/bookings?from=2026-11-01&to=2027-02-01")).body.bookings
    .filter(({ status }: { status: string }) => status !== "released")
    .map(({ hubName, date, part }: { hubName: string; date: string; part: string }) => `${hubName} ${date} ${part}`);

test("a name that no hub goes by is said, and a hub is chosen by a button", async () => {
  const anna = chatter(app, "anna.nilsson");
  const asked = last((await anna.say("boka Hönshuset på torsdag förmiddag")).replies);
  expect(wordsOf(cardOf(asked))).toBe("Jag känner inte till någon hubb som heter ”hönshuset”. Jag har inte bokat något än.\nVilken hubb tors 26 nov, förmiddag?");
  expect(await heldBy("anna.nilsson")).toEqual([]);
  await anna.pressTitled(asked, "Brunflo");
  expect(await heldBy("anna.nilsson")).toEqual(["Brunflo 2026-11-26 morning"]);
});

test.each(["boka torsdag om det regnar", "boka torsdag på kvällen", "boka kanske", "boka plats åt Bo på torsdag", "boka hönshuset halvdag torsdag", "boka hönshuset torsdag fm eller em"])("no hub is looked for by other words: %s", (sentence) => {
  expect(read(sentence)).not.toHaveProperty("unknown");
});

test("how many bookings a week one may have is told, of the region and of a hub", async () => {
  const bo = chatter(app, "bo.eriksson");
  expect(last((await bo.say("hur många platser får jag boka i veckan?")).replies).text).toBe("Man får ha högst 5 bokningar per vecka.");
  expect(last((await bo.say("how many bookings per week")).replies).text).toBe("One may have at most 5 bookings a week.");
  expect(last((await bo.say("hur ofta får jag boka i Ås")).replies).text).toBe("På Ås/Torsta kan man boka så länge man har färre än 5 bokningar den veckan.");
});
