import * as adaptive from "adaptivecards";
import { bookingCard } from "../../bot/cards/bookingCard.ts";
import { choiceCard } from "../../bot/cards/choiceCard.ts";
import { helpCard, welcomeCard } from "../../bot/cards/helpCards.ts";
import { hubCard, openingWords } from "../../bot/cards/hubCard.ts";
import type { DayOpening } from "../../bot/cards/hubCard.ts";
import { freePlacesCard, myBookingsCard } from "../../bot/cards/listCards.ts";
import { severalCard } from "../../bot/cards/severalCard.ts";
import { execute, openUrl, plainly } from "../../bot/cards/shape.ts";
import type { Card } from "../../bot/cards/shape.ts";
import { bookingStatuses, calendarStates } from "../../src/domain/booking.ts";
import type { Booking } from "../../src/domain/booking.ts";
import { rulesOf } from "../../src/domain/hub.ts";
import type { Hub } from "../../src/domain/hub.ts";
import { addDays } from "../../src/domain/time.ts";
import { pilotHubs } from "../../src/pilot/hubs.ts";
import type { BookingView } from "../../src/services/verbs.ts";
import { buttonsOf, wordsOf } from "./chatSupport.ts";
import { cardFaults } from "./cardRules.ts";
import { cardSchemas, schemaFolder, schemasAreHere } from "./cardSchemas.ts";

const now = new Date("2026-11-26T07:30:00Z");
const link = "https://teams.microsoft.com/l/entity/app/boka?context=%7B%7D";
const hubOf = (): Hub => {
  const [hub] = pilotHubs;
  if (!hub) throw new Error("there is no hub");
  return hub;
};
const hostileName = '**[Klicka](http://ont.example)** <script>alert(1)</script> {{DATE(2026-01-01)}} `x` _y_ \u202e'.repeat(20);
const hostileHub: Hub = { ...hubOf(), name: hostileName, locality: hostileName, about: { ...hubOf().about, contact: { name: hostileName, phone: hostileName, mail: hostileName }, keys: { sv: hostileName.repeat(10), en: hostileName } } };
const bookingOf = (more: Partial<Booking> = {}): Booking => ({
  id: "3f0e1c1e-0000-4000-8000-000000000001",
  hubId: hubOf().id,
  deskId: hubOf().desks[0]?.id ?? "",
  personId: "a1b2c3d4-0000-4000-8000-000000000001",
  date: "2026-11-26",
  part: "day",
  during: { start: new Date("2026-11-26T07:00:00Z"), end: new Date("2026-11-26T16:00:00Z") },
  status: "held",
  calendar: "sent",
  reason: null,
  movedFrom: null,
  ...more,
});
const viewOf = (more: Partial<Booking> = {}, hub = hubOf()): BookingView => ({ booking: bookingOf(more), hub, deskName: "Plats 1", rules: rulesOf(hub) });
const drawn = (view: BookingView, more: Partial<Parameters<typeof bookingCard>[0]> = {}): Card => bookingCard({ view, language: "sv", now, attempt: "a", link, userId: "29:anna", ...more });

const many = Array.from({ length: 100 }, (_, i) => i);
const rows = (days: number) => many.map((i) => ({ hubId: `hub-${i}`, name: hostileName, distanceKm: i, days: Array.from({ length: days }, (_, d) => ({ date: `2026-11-${23 + d}`, stands: "open" as const, free: 3, morning: 3, afternoon: 3 })) }));
/** A month in which the hub is shut every day, for a reason as hostile as any. */
const closedDays = many.slice(0, 31).map((i): DayOpening => ({ date: addDays("2026-12-01", i), opening: { open: false, because: "closed-day", reason: { sv: hostileName, en: hostileName }, setBy: "hub" } }));
const cards: [string, Card][] = (["sv", "en"] as const).flatMap((language): [string, Card][] => [
  ...bookingStatuses.flatMap((status) => calendarStates.map((calendar): [string, Card] => [`a booking that is ${status} and ${calendar} (${language})`, drawn(viewOf({ status, calendar }), { language })])),
  [`a moved booking with a notice (${language})`, drawn(viewOf({ movedFrom: bookingOf() }), { language, notice: hostileName })],
  [`a booking at a hub with a hostile name (${language})`, drawn(viewOf({}, hostileHub), { language })],
  [`a hundred bookings (${language})`, myBookingsCard({ views: many.map(() => viewOf({}, hostileHub)), language, attempt: "a", link })],
  [`several days, some refused (${language})`, severalCard({ views: many.slice(0, 10).map(() => viewOf({}, hostileHub)), refused: [{ date: "2026-11-27", title: hostileName, instead: [execute(hostileName, "book", {}), execute("b", "book", {}), execute("c", "book", {}), execute("d", "book", {})] }], language, attempt: "a", link, userId: "29:anna", now })],
  [`free places on one day (${language})`, freePlacesCard({ title: hostileName, part: { part: "day" }, rows: rows(1), language, attempt: "a", link })],
  [`free places on seven days (${language})`, freePlacesCard({ title: "x", part: { part: "day" }, rows: rows(7), language, attempt: "a", link })],
  [`a choice (${language})`, choiceCard({ language, title: hostileName, detail: hostileName, choices: many.map((i) => execute(`${hostileName}${i}`, "say", { command: { kind: "help" } })), actions: [openUrl("x", link)] })],
  [`a choice of nothing (${language})`, choiceCard({ language, title: "x", choices: [] })],
  ...pilotHubs.map((hub): [string, Card] => [`the hub ${hub.name} (${language})`, hubCard({ hub, asked: [], closed: [], language, attempt: "a", link, inCompany: false })]),
  [`a hub with a hostile name (${language})`, hubCard({ hub: hostileHub, asked: [], closed: closedDays, language, attempt: "a", link, inCompany: true })],
  [`the days of a hub with a hostile name (${language})`, hubCard({ hub: hostileHub, asked: closedDays.slice(0, 7), closed: [], language, attempt: "a", link, inCompany: true, topic: "opening" })],
  [`welcome (${language})`, welcomeCard({ language, attempt: "a", link })],
  [`help (${language})`, helpCard({ language, attempt: "a", link })],
]);

describe("every card", () => {
  test("keeps the rules of Adaptive Cards 1.5, which have no element, property or word besides", () => {
    for (const [name, card] of cards) expect([name, cardFaults(card)]).toEqual([name, []]);
    const good = drawn(viewOf());
    const button = execute("Boka", "book", {});
    const spoilt: object[] = [
      { ...good, version: "1.6" },
      { ...good, fallbackText: "" },
      { ...good, body: [] },
      { ...good, body: [{ type: "NoSuchElement" }] },
      { ...good, body: [{ type: "TextBlock" }] },
      { ...good, body: [{ type: "TextBlock", text: "x", color: "Red" }] },
      { ...good, body: [{ type: "TextBlock", text: "x", colour: "Good" }] },
      { ...good, body: [{ type: "Container", items: [{ type: "FactSet", facts: [] }] }] },
      { ...good, actions: [{ ...button, title: undefined }] },
      { ...good, actions: [{ ...button, verb: undefined }] },
      { ...good, actions: [{ type: "Action.Submit", title: "Boka", data: {} }] },
      { ...good, actions: [openUrl("x", "javascript:alert(1)")] },
      { ...good, actions: [{ type: "Action.ToggleVisibility", title: "Mer", targetElements: ["nowhere"] }] },
      { ...good, body: [...good.body, { type: "TextBlock", text: "x", id: "a" }, { type: "TextBlock", text: "y", id: "a" }] },
    ];
    for (const card of spoilt) expect([card, cardFaults(card).length]).toEqual([card, 1]);
  });

  const schemas = schemasAreHere ? cardSchemas() : null;
  (schemas ? test : test.skip)(`is held to Microsoft's schemas (${schemasAreHere ? "found" : `skipped: none in ${schemaFolder}`})`, () => {
    if (!schemas) throw new Error("no schemas");
    for (const [name, card] of cards) {
      expect({ name, teams: schemas.teams(card), v15: schemas.v15(card) }).toEqual({ name, teams: true, v15: true });
    }
    const [, good] = cards[0] ?? ["", drawn(viewOf())];
    expect(schemas.v15({ ...good, body: [{ type: "NoSuchElement" }] })).toBe(false);
    expect(schemas.teams({ ...good, body: [{ type: "TextBlock" }] })).toBe(false);
  });

  // The package's pattern for `lang` is global and remembers where it last stopped: without a reset every second card would fail.
  test.each(cards)("%s is read by Microsoft's renderer without a fault, says its version and language, and is small", (_, made) => {
    const json = JSON.parse(JSON.stringify(made));
    const context = new adaptive.SerializationContext();
    const card = new adaptive.AdaptiveCard();
    if (adaptive.CardElement.langProperty.regEx) adaptive.CardElement.langProperty.regEx.lastIndex = 0;
    card.parse(json, context);
    expect(Array.from({ length: context.eventCount }, (__, i) => context.getEventAt(i).message)).toEqual([]);
    expect(card.validateProperties().validationEvents.map((event) => event.message)).toEqual([]);
    expect(card.getItemCount()).toBe(made.body.length);
    expect(made.version).toBe("1.5");
    expect(made.lang).toMatch(/^(sv|en)$/);
    expect(made.fallbackText.length).toBeGreaterThan(0);
    expect(made.speak).toBe(made.fallbackText);
    expect(Buffer.byteLength(JSON.stringify(made), "utf8")).toBeLessThanOrEqual(28 * 1024);
    expect(JSON.stringify(made)).not.toMatch(/undefined|\[object|NaN/);
    expect((made.actions ?? []).filter((action) => action.mode !== "secondary").length).toBeLessThanOrEqual(3);
    for (const button of buttonsOf(made)) expect(button.title.length).toBeGreaterThan(0);
  });
});

describe("the card of a booking", () => {
  const titles = (card: Card): string[] => (card.actions ?? []).map((action) => action.title ?? "");
  test("says first how it stands, and calls nothing booked that is only asked for", () => {
    const words = wordsOf(drawn(viewOf()));
    expect(words.split("\n")[0]).toBe("Platsen hålls åt dig. Vi väntar på svar från kalendern");
    expect(words).not.toMatch(/\bbokad\b/);
    expect(words).toContain("tors 26 nov, hela dagen 08.00–17.00");
    expect(wordsOf(drawn(viewOf({ status: "confirmed", calendar: "accepted" }))).split("\n")[0]).toBe("Platsen är din och finns i din kalender");
  });
  test("calls a desk that has only a number so in the reader's language", () => {
    expect(wordsOf(drawn(viewOf()))).toContain(", Plats 1");
    expect(wordsOf(drawn(viewOf(), { language: "en" }))).toContain(", Desk 1");
  });
  test("has check in first on its day, and in the overflow before that", () => {
    expect(titles(drawn(viewOf()))).toEqual(["Checka in", "Flytta", "Släpp", "Öppna"]);
    const before = drawn(viewOf(), { now: new Date("2026-11-20T07:00:00Z") });
    expect(titles(before)).toEqual(["Flytta", "Släpp", "Öppna", "Checka in"]);
    expect(before.actions?.[3]?.mode).toBe("secondary");
  });
  test("offers to undo a release while the time is still to come, and nothing but itself after", () => {
    expect(titles(drawn(viewOf({ status: "released", calendar: "cancelled" })))).toEqual(["Ångra", "Öppna"]);
    expect(titles(drawn(viewOf({ status: "released", calendar: "cancelled" }), { now: new Date("2026-11-27T07:00:00Z") }))).toEqual(["Öppna"]);
    expect(titles(drawn(viewOf({ status: "declined", calendar: "declined" })))).toEqual(["Öppna"]);
  });
  test("asks for itself anew for its holder alone, and only while it lives", () => {
    expect(drawn(viewOf()).refresh?.userIds).toEqual(["29:anna"]);
    expect(drawn(viewOf(), { userId: null }).refresh).toBeUndefined();
    expect(drawn(viewOf({ status: "released" })).refresh).toBeUndefined();
  });
  test("carries no more than which booking and which attempt", () => {
    for (const button of buttonsOf(drawn(viewOf()))) if (button.verb) expect(Object.keys(button.data).sort()).toEqual(["attempt", "bookingId", "lang"]);
  });
  test("of a hub leaves out alarm and keys where guests may read", () => {
    expect(JSON.stringify(hubCard({ hub: hubOf(), asked: [], closed: [], language: "sv", attempt: "a", link, inCompany: true }))).not.toContain("Larm");
  });
});

test.each([
  ["Vart vill du flytta?", "Ås/Torsta, Plats 1", "Vart vill du flytta? Ås/Torsta, Plats 1"],
  ["Kalendern sa nej till platsen.", "Det här är ledigt i stället:", "Kalendern sa nej till platsen. Det här är ledigt i stället:"],
  ["Ingen ledig plats", "Välj en annan dag.", "Ingen ledig plats. Välj en annan dag."],
])("what is read aloud has one mark between its sentences: %s", (title, detail, said) => {
  expect(choiceCard({ language: "sv", title, detail, choices: [] })).toMatchObject({ fallbackText: said, speak: said });
});

test("names of others are shown as they are written, not as Markdown or templates", () => {
  expect(plainly("**a** [b](c) {{d}}\n<at>e</at>")).toBe("\\*\\*a\\*\\* \\[b\\]\\(c\\) { {d}} \\<at\\>e\\</at\\>");
  expect(plainly("1. a")).toBe("1\\. a");
  expect(plainly("x".repeat(1000)).length).toBe(300);
});

test("opening hours of days in a row are said together", () => {
  const day = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes });
  expect(openingWords([day(1, "08:00", "17:00"), day(2, "08:00", "17:00"), day(3, "10:00", "17:00"), day(5, "10:00", "17:00")], "sv")).toBe("mån–tis 08.00–17.00, ons 10.00–17.00, fre 10.00–17.00");
});
