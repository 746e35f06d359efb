import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { everyDay, hubOf } from "../services/ownHub.ts";
import { startApp } from "../support/app.ts";
import type { Client, TestApp } from "../support/app.ts";

let app: TestApp;
let anna: Client;
beforeAll(async () => {
  app = await startApp({ at: "2026-11-23T07:50:00+01:00", noJobs: true });
  const golv = { sv: "Golvet slipas", en: "The floor is sanded" };
  await app.ledger.saveHubs([hubOf("dag", { desks: 3, closedDays: [{ date: "2026-12-01", reason: golv }, { date: "2026-12-02", reason: golv }] })]);
  await app.ledger.saveHubs([hubOf("vardag", { desks: 3, opening: everyDay("08:00", "16:00").slice(0, 5) })]);
  await app.ledger.saveHubs([hubOf("aldrig", { opening: [] })]);
  await app.ledger.saveHubs([hubOf("nara", { desks: 3, ownRules: { horizonDays: 30 } })]);
  await app.ledger.saveHubs([hubOf("tal", { bookable: false })]);
  anna = await app.as("anna.nilsson");
});
afterAll(() => app.stop());
const wish = (hubId: string, date: string) => anna.send("POST", "/api/bookings", { hubId, dates: [date], part: "day" });
const refusal = async (hubId: string, date: string) => (await wish(hubId, date)).body.results[0].refusal;
const booked = async (hubId: string, date: string): Promise<string> => `/api/bookings/${(await wish(hubId, date)).body.results[0].booking.id}`;
const inEnglish = async <T>(ask: () => Promise<T>): Promise<T> => {
  await anna.send("PATCH", "/api/me", { language: "en" });
  try {
    return await ask();
  } finally {
    await anna.send("PATCH", "/api/me", { language: "sv" });
  }
};

test("a closed day says whether the hub or the region closes it, and which day is the next open one", async () => {
  expect(await refusal("dag", "2026-12-01")).toMatchObject({ code: "closed-day", setBy: "hubben", opens: "2026-12-03", title: "Hubben är stängd: Golvet slipas", detail: "Hubben har bestämt det. Nästa öppna dag är tors 3 dec." });
  expect(await refusal("dag", "2026-12-24")).toMatchObject({ code: "closed-day", setBy: "regionen", opens: "2026-12-27", title: "Hubben är stängd: Julafton", detail: "Regionen har bestämt det. Nästa öppna dag är sön 27 dec." });
  expect(await refusal("vardag", "2026-12-24")).toMatchObject({ opens: "2026-12-28" });
  expect(await inEnglish(() => refusal("dag", "2026-12-24"))).toMatchObject({ setBy: "the region", title: "The hub is closed: Christmas Eve", detail: "The region has decided so. The next open day is Sun 27 Dec." });
});

test("a weekday on which the hub is closed says when it opens, where it ever does", async () => {
  expect(await refusal("vardag", "2026-11-28")).toMatchObject({ code: "hub-closed", setBy: "hubben", opens: "2026-11-30", detail: "Hubben har inte öppet då. Nästa öppna dag är mån 30 nov." });
  const never = await refusal("aldrig", "2026-11-28");
  expect(never).toMatchObject({ code: "hub-closed", detail: "Hubben har inte öppet då. Välj en annan dag." });
  expect(never.opens).toBeUndefined();
});

test("a hub that is only planned says who has not opened it", async () => {
  expect(await refusal("tal", "2026-11-26")).toMatchObject({ setBy: "regionen", detail: "Regionen planerar den men har inte öppnat den för bokning. Välj en annan hubb." });
  expect((await inEnglish(() => refusal("tal", "2026-11-26"))).detail).toBe("The region is planning it and has not opened it for booking. Choose another hub.");
});

test("a move that is refused says who set the rule and when it opens, as a booking does", async () => {
  const answer = await anna.send("PATCH", await booked("nara", "2026-12-16"), { date: "2026-12-27" });
  expect(answer).toMatchObject({ status: 409, body: { code: "too-far-ahead", setBy: "hubben", opens: "2026-11-27", detail: "Hubben låter oss boka högst 30 dagar framåt. Dagen öppnar för bokning fre 27 nov." } });
});

test("a check-in eleven days early says on which day and at what time it opens, and who decided that", async () => {
  const path = await booked("dag", "2026-12-04");
  const early = () => anna.send("POST", `${path}/check-in`);
  expect(await early()).toMatchObject({ status: 409, body: { code: "too-early-to-check-in", setBy: "regionen", opens: "2026-12-04", detail: "Regionen öppnar incheckningen 60 minuter före, fre 4 dec klockan 07.00." } });
  expect((await inEnglish(early)).body.detail).toBe("The region opens check-in 60 minutes before, on Fri 4 Dec at 07:00.");
});

test("an undo that is refused says who set the rule and when it opens", async () => {
  const path = await booked("vardag", "2026-12-11");
  await anna.send("DELETE", path);
  for (const day of ["07", "08", "09", "10", "12"]) await wish("dag", `2026-12-${day}`);
  expect(await anna.send("POST", `${path}/undo-release`)).toMatchObject({ status: 409, body: { code: "week-full", setBy: "regionen", opens: "2026-12-14" } });
});

test("a time that is shorter than a hub's mailbox takes is refused at once, booked as moved to, with who decided the least", async () => {
  await app.ledger.saveHubs([hubOf("timme", { desks: 3, ownRules: { shortestMinutes: 60 } })]);
  const short = (hubId: string, to: string) => anna.send("POST", "/api/bookings", { hubId, dates: ["2026-12-14"], from: "09:00", to });
  expect((await short("dag", "09:10")).body.results[0].refusal).toMatchObject({ code: "too-short", setBy: "regionen", title: "För kort tid", detail: "Regionen låter oss boka minst 30 minuter. Välj en längre tid." });
  expect((await short("timme", "09:59")).body.results[0].refusal).toMatchObject({ code: "too-short", setBy: "hubben", detail: "Hubben låter oss boka minst 60 minuter. Välj en längre tid." });
  expect((await inEnglish(() => short("dag", "09:01"))).body.results[0].refusal.detail).toBe("The region lets us book at least 30 minutes. Choose a longer time.");
  const { id } = (await short("dag", "09:30")).body.results[0].booking;
  expect(await anna.send("PATCH", `/api/bookings/${id}`, { from: "09:00", to: "09:29" })).toMatchObject({ status: 409, body: { code: "too-short", setBy: "regionen" } });
});

test("an administrator sets how short a booking may be, but not shorter than the mailboxes take", async () => {
  const eva = await app.as("eva.lind");
  const set = (shortestMinutes: number | null) => eva.send("PATCH", "/api/hubs/vardag/rules", { shortestMinutes });
  expect((await set(45)).body).toMatchObject({ rules: { shortestMinutes: 45 }, ownRules: ["shortestMinutes"] });
  expect((await set(29)).status).toBe(400);
  expect((await set(null)).body).toMatchObject({ rules: { shortestMinutes: 30 }, ownRules: [] });
});

test("what is wrong with a field is said in the person's language, and no library's words are", async () => {
  const faults = async (path: string) => (await anna.get(path)).body.faults;
  expect(await faults("/api/board?from=x&days=400")).toEqual([{ field: "from", message: "ska vara ett datum som finns, ÅÅÅÅ-MM-DD" }, { field: "days", message: "får vara högst 31" }]);
  expect(await inEnglish(() => faults("/api/board?from=x&days=400"))).toEqual([{ field: "from", message: "must be a date that exists, YYYY-MM-DD" }, { field: "days", message: "may be at most 31" }]);
  const patch = async (body: object) => (await anna.send("PATCH", "/api/me", body)).body.faults;
  expect(await patch({ language: "de" })).toEqual([{ field: "language", message: "ska vara något av sv, en" }]);
  expect(await patch({ showName: 1, extra: true })).toEqual([{ field: "showName", message: "saknas, eller är av fel slag" }, { field: "", message: "har okända fält: extra" }]);
});

test("what is for administrators is refused others in words of its own, whatever they ask of it", async () => {
  const asks = [
    () => anna.send("PATCH", "/api/hubs/nara/rules", { horizonDays: 5 }),
    () => anna.send("PUT", "/api/places/lokal", { hubId: "nara" }),
    () => anna.get("/api/places"),
    () => anna.get("/api/hub-file"),
    () => anna.get("/api/drift"),
    () => anna.get("/api/unanswered"),
  ];
  for (const ask of asks) {
    expect(await ask()).toMatchObject({ status: 403, body: { code: "for-administrators", title: "Det här är för administratörer", detail: "Be en administratör göra det, eller om rollen." } });
    expect(await inEnglish(ask)).toMatchObject({ status: 403, body: { title: "This is for administrators", detail: "Ask an administrator to do it, or for the role." } });
  }
  const { hubs } = (await (await app.as("eva.lind")).get("/api/hub-file")).body;
  expect(await anna.send("PUT", "/api/hub-file", { hubs: [hubs[0]], dryRun: false })).toMatchObject({ status: 403, body: { code: "for-administrators" } });
});
