import type { Stage } from "./stage.ts";

/** The tab's pages by the name that a link calls them, each with something that stands there when it is ready. */
export const pages = [
  { name: "boka", path: "boka", ready: "[id^=day-brunflo]" },
  { name: "mina", path: "mina", ready: "#next" },
  { name: "hubbar", path: "hubbar", ready: "a[href='#/hubb/brunflo']" },
  { name: "hubb", path: "hubb/house-be", ready: "a[href='#/hubb/house-be/2026-11-24']" },
  { name: "installningar", path: "installningar", ready: "[role=switch]" },
  { name: "administration", path: "administration", ready: "select" },
  { name: "dag", path: "hubb/brunflo/2026-11-25", ready: "[role=dialog] [role=radio], [role=dialog] input[type=radio]" },
] as const;

/** Eva sees every page: she administers. She has a place today, one that waits for the calendar, and one that she let go. */
export async function giveEvaBookings({ app }: Stage): Promise<void> {
  const eva = await app.as("eva.lind");
  const booked = await eva.send("POST", "/api/bookings", { hubId: "kluksgarden", dates: ["2026-11-23", "2026-11-24"], part: "day" });
  const waits = await eva.send("POST", "/api/bookings", { hubId: "brunflo", dates: ["2026-11-26"], part: "morning" });
  if (booked.status !== 201 || waits.status !== 201) throw new Error(`Eva got no places: ${booked.status}, ${waits.status}`);
  await eva.send("DELETE", `/api/bookings/${booked.body.results[1].booking.id}`);
  await eva.send("PATCH", "/api/me", { homeMunicipality: "Krokom" });
  for (const name of ["bo.eriksson", "cecilia.jonsson"]) await (await app.as(name)).send("POST", "/api/bookings", { hubId: "hogt-hett-sakert", dates: ["2026-11-25"], part: "day" });
}
