import { randomUUID } from "node:crypto";
import { instantOf } from "../../src/domain/time.ts";
import { desks, people } from "./crowd.ts";
import type { LoadedRequest } from "./load.ts";

/** One whole-day place on a day when nobody has booked, and who wishes for it. */
export type Wish = { readonly desk: number; readonly person: number; readonly date: string };

export const ourRequest = ({ desk, person, date }: Wish): LoadedRequest => {
  const place = desks[desk];
  return { method: "POST", path: "/api/bookings", as: person, key: randomUUID(), body: { hubId: place?.hubId, deskId: place?.id, dates: [date], part: "day" } };
};

export const floorRequest = ({ desk, person, date }: Wish): LoadedRequest => {
  const place = desks[desk];
  const [start, end] = [instantOf(date, "08:00"), instantOf(date, "17:00")];
  return { method: "POST", path: "/insert", body: { id: randomUUID(), hubId: place?.hubId, deskId: place?.id, personId: people[person]?.oid, date, start: start?.toISOString(), end: end?.toISOString() } };
};
