import type { Desk, Hub, Kind, OpeningHours } from "../domain/hub.ts";
import type { LocalDate } from "../domain/time.ts";
import { aboutEast } from "./about/east.ts";
import { aboutNorth } from "./about/north.ts";
import { aboutSouth } from "./about/south.ts";
import { aboutWest } from "./about/west.ts";
import { desksOf, rowsOf } from "./desks.ts";
import { demoClosedDays, demoHappenings } from "./happenings.ts";
import { mondayToFriday, mondayToThursday, openOn } from "./opening.ts";

/**
 * The twelve hubs of the region's pilot 2022/23. Name, locality and municipality are the region's own ("Varför
 * nätverksbaserade arbetssätt", 2024-04-02); the two that were only talked about cannot be booked. Everything else (desks,
 * hours, what a newcomer must know) is made up for the demonstration. Positions are of the locality, not of the house.
 */
type Place = { readonly id: string; readonly name: string; readonly locality: string; readonly municipality: string; readonly at: readonly [latitude: number, longitude: number] };
type Inside = { readonly opening: readonly OpeningHours[]; readonly shared: readonly Kind[]; readonly desks: readonly Desk[]; readonly about: Hub["about"]; readonly bookable?: boolean };

/** A hub offers what its desks have and what everybody there shares. */
const hubOf = (place: Place, inside: Inside): Hub => ({
  id: place.id,
  name: place.name,
  locality: place.locality,
  municipality: place.municipality,
  position: { latitude: place.at[0], longitude: place.at[1], approximate: true },
  bookable: inside.bookable ?? true,
  opening: inside.opening,
  closedDays: [],
  happenings: [],
  kinds: [...new Set([...inside.desks.flatMap((desk) => desk.kinds), ...inside.shared])],
  about: inside.about,
  demo: true,
  ownRules: {},
  desks: inside.desks,
});

const full: readonly Kind[] = ["height-adjustable", "screen", "wifi"];
const plain: readonly Kind[] = ["screen", "wifi"];
const quiet: readonly Kind[] = ["height-adjustable", "quiet-room", "screen", "wifi"];
const table: readonly Kind[] = ["wifi"];

export const pilotHubs: readonly Hub[] = [
  hubOf({ id: "stuguns-bibliotek", name: "Stuguns bibliotek", locality: "Stugun", municipality: "Ragunda", at: [63.17, 15.6] }, {
    opening: [...openOn([1, 2, 3], "10:00", "16:00"), ...openOn([4], "10:00", "18:00"), ...openOn([5], "10:00", "14:00")],
    shared: ["quiet-room", "lunch-room"],
    desks: desksOf("stuguns-bibliotek", rowsOf("pool", 4, [full, plain])),
    about: aboutEast.stugun,
  }),
  hubOf({ id: "skidtunneln", name: "Skidtunneln i Gällö", locality: "Gällö", municipality: "Bräcke", at: [62.92, 15.23] }, {
    opening: [...openOn(mondayToFriday, "08:00", "18:00"), ...openOn([6], "09:00", "12:00")],
    shared: ["meeting-room", "lunch-room"],
    desks: desksOf("skidtunneln", rowsOf("pool", 6, [full, plain, plain])),
    about: aboutEast.gallo,
  }),
  hubOf({ id: "brunflo", name: "Brunflo", locality: "Brunflo", municipality: "Östersund", at: [63.08, 14.82] }, {
    opening: openOn(mondayToFriday, "07:30", "17:00"),
    shared: ["call-room", "lunch-room"],
    desks: desksOf("brunflo", rowsOf("pool", 3, [full])),
    about: aboutEast.brunflo,
  }),
  hubOf({ id: "fjallhubben", name: "Fjällhubben", locality: "Funäsdalen", municipality: "Härjedalen", at: [62.54, 12.54] }, {
    opening: openOn(mondayToFriday, "08:00", "17:00"),
    shared: ["call-room", "meeting-room", "lunch-room"],
    desks: desksOf("fjallhubben", rowsOf("pool", 4, [full, quiet])),
    about: aboutSouth.funasdalen,
  }),
  hubOf({ id: "house-be", name: "House Be", locality: "Åre", municipality: "Åre", at: [63.4, 13.08] }, {
    opening: openOn(mondayToFriday, "07:00", "18:00"),
    shared: ["call-room", "meeting-room", "lunch-room"],
    desks: desksOf("house-be", [...rowsOf("pool", 4, [full, plain]), ...rowsOf("own", 2, [quiet])]),
    about: aboutWest.are,
  }),
  hubOf({ id: "honsgarden", name: "Hönsgården", locality: "Mattmar", municipality: "Åre", at: [63.3, 13.8] }, {
    opening: openOn(mondayToThursday, "08:00", "16:00"),
    shared: ["lunch-room"],
    desks: desksOf("honsgarden", rowsOf("none", 3, [full, plain, table])),
    about: aboutWest.mattmar,
  }),
  hubOf({ id: "hogt-hett-sakert", name: "Högt, Hett & Säkert", locality: "Gåxsjö", municipality: "Strömsund", at: [63.67, 15.12] }, {
    opening: openOn([2, 3, 4], "08:00", "16:30"),
    shared: ["meeting-room"],
    desks: desksOf("hogt-hett-sakert", rowsOf("none", 2, [plain])),
    about: aboutNorth.gaxsjo,
  }),
  hubOf({ id: "kluksgarden", name: "Kluksgården", locality: "Kluk", municipality: "Krokom", at: [63.47, 13.89] }, {
    opening: openOn(mondayToFriday, "08:00", "16:30"),
    shared: ["meeting-room", "lunch-room"],
    desks: desksOf("kluksgarden", rowsOf("none", 4, [full, plain, plain, quiet])),
    about: aboutWest.kluk,
  }),
  hubOf({ id: "as-torsta", name: "Ås/Torsta", locality: "Ås", municipality: "Krokom", at: [63.25, 14.56] }, {
    opening: openOn(mondayToFriday, "07:00", "17:00"),
    shared: ["call-room", "meeting-room", "lunch-room"],
    desks: desksOf("as-torsta", rowsOf("pool", 5, [full, full, quiet])),
    about: aboutNorth.as,
  }),
  hubOf({ id: "samverket", name: "Samverket", locality: "Östersund", municipality: "Östersund", at: [63.18, 14.64] }, {
    opening: openOn(mondayToFriday, "07:00", "18:00"),
    shared: ["call-room", "meeting-room", "lunch-room"],
    desks: desksOf("samverket", [...rowsOf("pool", 10, [full, full, plain]), ...rowsOf("own", 2, [quiet])]),
    about: aboutNorth.ostersund,
  }),
  hubOf({ id: "klovsjo", name: "Klövsjö", locality: "Klövsjö", municipality: "Berg", at: [62.53, 14.18] }, {
    opening: openOn(mondayToFriday, "08:00", "16:00"),
    shared: ["lunch-room"],
    desks: desksOf("klovsjo", rowsOf("none", 2, [plain])),
    about: aboutSouth.klovsjo,
    bookable: false,
  }),
  hubOf({ id: "hackas", name: "Hackås", locality: "Hackås", municipality: "Berg", at: [62.92, 14.51] }, {
    opening: openOn(mondayToFriday, "08:00", "16:00"),
    shared: ["lunch-room"],
    desks: desksOf("hackas", rowsOf("none", 2, [plain, table])),
    about: aboutSouth.hackas,
    bookable: false,
  }),
];

/** The pilot's hubs with what happens there and their own closed days filled in for the eight weeks from a date. */
export function pilotHubsFrom(from: LocalDate): Hub[] {
  const happenings = demoHappenings(from);
  const closedDays = demoClosedDays(from);
  return pilotHubs.map((hub) => ({ ...hub, happenings: happenings.get(hub.id) ?? [], closedDays: closedDays.get(hub.id) ?? [] }));
}
