import { kinds } from "../../src/domain/hub.ts";
import type { Hub, Text } from "../../src/domain/hub.ts";
import { municipalities } from "../../src/domain/municipality.ts";
import { isLocalDate, weekdayOf } from "../../src/domain/time.ts";
import { demoClosedDays, demoHappenings } from "../../src/pilot/happenings.ts";
import { pilotHubs, pilotHubsFrom } from "../../src/pilot/hubs.ts";

const desks = pilotHubs.flatMap((hub) => hub.desks);
const calendarsOf = (hub: Hub): string => {
  const count = (calendar: string): number => hub.desks.filter((desk) => desk.calendar === calendar).length;
  return `${count("pool")} pool, ${count("own")} own, ${count("none")} none`;
};
const textsOf = (hub: Hub): Text[] => {
  const { contact: _contact, ...texts } = hub.about;
  return Object.values(texts);
};

describe("the pilot's hubs", () => {
  test("write times as each language does", () => {
    const happenings = [...demoHappenings("2026-11-23").values()].flat().map((one) => one.text);
    const texts = [...pilotHubs.flatMap(textsOf), ...happenings];
    expect(texts.filter(({ sv, en }) => /\d:\d\d/.test(sv) || /\d\.\d\d/.test(en))).toEqual([]);
    expect(happenings.map((one) => one.en)).toContain("Breakfast 08:30");
  });
  test("are twelve, each with its own name and municipality of the county", () => {
    expect(pilotHubs).toHaveLength(12);
    expect(new Set(pilotHubs.map((hub) => hub.id)).size).toBe(12);
    expect(new Set(pilotHubs.map((hub) => hub.name)).size).toBe(12);
    const known = municipalities.map((one) => one.name);
    for (const hub of pilotHubs) expect(known).toContain(hub.municipality);
  });

  test("can all be booked but Klövsjö and Hackås, which were only talked about", () => {
    expect(pilotHubs.filter((hub) => !hub.bookable).map((hub) => hub.name)).toEqual(["Klövsjö", "Hackås"]);
  });

  test("have the desks that the region asked for, by kind of calendar", () => {
    expect(Object.fromEntries(pilotHubs.map((hub) => [hub.id, calendarsOf(hub)]))).toEqual({
      "stuguns-bibliotek": "4 pool, 0 own, 0 none",
      skidtunneln: "6 pool, 0 own, 0 none",
      brunflo: "3 pool, 0 own, 0 none",
      fjallhubben: "4 pool, 0 own, 0 none",
      "house-be": "4 pool, 2 own, 0 none",
      honsgarden: "0 pool, 0 own, 3 none",
      "hogt-hett-sakert": "0 pool, 0 own, 2 none",
      kluksgarden: "0 pool, 0 own, 4 none",
      "as-torsta": "5 pool, 0 own, 0 none",
      samverket: "10 pool, 2 own, 0 none",
      klovsjo: "0 pool, 0 own, 2 none",
      hackas: "0 pool, 0 own, 2 none",
    });
  });

  test("number their desks so that no two in the county share an id", () => {
    expect(desks).toHaveLength(53);
    expect(new Set(desks.map((desk) => desk.id)).size).toBe(desks.length);
    for (const hub of pilotHubs) {
      expect(hub.desks.map((desk) => desk.id)).toEqual(hub.desks.map((_, i) => `${hub.id}-${i + 1}`));
      for (const desk of hub.desks) expect(desk.hubId).toBe(hub.id);
    }
  });

  test("share one mailbox for all pool desks of a hub, give an own desk its own, and a desk without calendar none", () => {
    for (const hub of pilotHubs) {
      for (const desk of hub.desks) {
        const expected = { pool: `hubb-${hub.id}@regionen.example`, own: `plats-${desk.id}@regionen.example`, none: null, host: "no such desk in the pilot" }[desk.calendar];
        expect(desk.mailbox).toBe(expected);
      }
    }
    const own = desks.filter((desk) => desk.calendar === "own").map((desk) => desk.mailbox);
    expect(new Set(own).size).toBe(4);
  });

  test("lie inside Jämtland County, and say that the position is approximate", () => {
    for (const { position, name } of pilotHubs) {
      expect([name, position.latitude > 61.5 && position.latitude < 65.2]).toEqual([name, true]);
      expect([name, position.longitude > 11.8 && position.longitude < 17.1]).toEqual([name, true]);
      expect(position.approximate).toBe(true);
    }
  });

  test("open before they close, on each weekday at most once", () => {
    for (const { opening, name } of pilotHubs) {
      expect(opening.length).toBeGreaterThan(0);
      for (const day of opening) expect([name, day.weekday, day.opens < day.closes]).toEqual([name, day.weekday, true]);
      expect(new Set(opening.map((day) => day.weekday)).size).toBe(opening.length);
    }
    expect(pilotHubs.filter((hub) => hub.opening.some((day) => day.weekday === 6)).map((hub) => hub.id)).toEqual(["skidtunneln"]);
  });

  test("offer every kind of space somewhere, and at a hub all that its desks have", () => {
    expect(new Set(pilotHubs.flatMap((hub) => hub.kinds))).toEqual(new Set(kinds));
    for (const hub of pilotHubs) for (const desk of hub.desks) expect(hub.kinds).toEqual(expect.arrayContaining([...desk.kinds]));
  });

  test("tell a newcomer everything in both languages, marked as made up", () => {
    for (const hub of pilotHubs) {
      const texts = textsOf(hub);
      expect(texts).toHaveLength(7);
      for (const { sv, en } of texts) {
        expect(sv.trim().length).toBeGreaterThan(0);
        expect(en.trim().length).toBeGreaterThan(0);
        expect(sv).not.toBe(en);
      }
      expect(hub.demo).toBe(true);
    }
  });

  test("name contacts whose numbers PTS keeps for fiction and whose addresses reach nobody", () => {
    for (const { about } of pilotHubs) {
      const digits = Number(about.contact.phone.replace(/\D/g, ""));
      const mobile = digits >= 701740605 && digits <= 701740699;
      const stockholm = digits >= 846500400 && digits <= 846500499;
      expect([about.contact.phone, mobile || stockholm]).toEqual([about.contact.phone, true]);
      expect(about.contact.mail).toMatch(/^[a-z.-]+@regionen\.example$/);
    }
    expect(new Set(pilotHubs.map((hub) => hub.about.contact.phone)).size).toBe(12);
  });

  test("never write down a code to a door or an alarm", () => {
    for (const { about } of pilotHubs) for (const { sv, en } of [about.keys, about.alarm]) expect(`${sv} ${en}`.replace(/\d\d\.\d\d/g, "")).not.toMatch(/\d{3,}/);
  });
});

describe("what happens at the hubs", () => {
  test("is breakfast on Wednesdays at Ås/Torsta and House Be for eight weeks", () => {
    const happenings = demoHappenings("2026-11-23");
    for (const hubId of ["as-torsta", "house-be"]) {
      const dates = (happenings.get(hubId) ?? []).map((one) => one.date);
      expect(dates).toHaveLength(8);
      expect(dates[0]).toBe("2026-11-25");
      expect(dates[7]).toBe("2027-01-13");
      for (const date of dates) expect([isLocalDate(date), weekdayOf(date)]).toEqual([true, 3]);
    }
  });

  test("closes the library on the first Friday of a month but New Year's Day, whichever day one looks from", () => {
    const datesFrom = (from: string): string[] => (demoClosedDays(from).get("stuguns-bibliotek") ?? []).map((one) => one.date);
    expect(datesFrom("2026-11-23")).toEqual(["2026-12-04"]);
    expect(datesFrom("2026-11-24")).toEqual(datesFrom("2026-11-23"));
  });

  test("is filled into the hubs that it concerns", () => {
    const hubs = pilotHubsFrom("2026-11-23");
    expect(hubs).toHaveLength(12);
    expect(hubs.filter((hub) => hub.happenings.length > 0).map((hub) => hub.id)).toEqual(["house-be", "as-torsta", "samverket"]);
    expect(hubs.filter((hub) => hub.closedDays.length > 0).map((hub) => hub.id)).toEqual(["stuguns-bibliotek"]);
  });
});
