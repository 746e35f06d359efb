import { pilotHubsFrom } from "../../pilot/hubs.ts";
import { addDays, localDateOf, weekdayOf } from "../../domain/time.ts";
import type { Ledger } from "../../services/ports.ts";
import type { Verbs } from "../../services/verbs.ts";
import { demoPeople } from "./demoPeople.ts";

/** The pilot's hubs and the invented people, where the ledger has no hubs yet. True when it was empty. */
export async function seedDemo(ledger: Ledger, now: Date): Promise<boolean> {
  if ((await ledger.hubs()).length > 0) return false;
  await ledger.saveHubs(pilotHubsFrom(localDateOf(now)));
  for (const [i, person] of demoPeople.entries()) {
    await ledger.meetPerson({ id: person.oid, name: person.displayName, mail: person.upn });
    if (i % 3 === 1) await ledger.setPerson(person.oid, { showName: true });
  }
  return true;
}

const busy = ["as-torsta", "house-be", "stuguns-bibliotek", "kluksgarden", "samverket", "brunflo"] as const;

/** A few bookings by others in the coming days, so that the first look at the board shows a week as it may be. */
export async function seedBookings(verbs: Verbs, now: Date): Promise<void> {
  const dates = Array.from({ length: 12 }, (_, i) => addDays(localDateOf(now), i)).filter((date) => weekdayOf(date) < 6);
  const others = demoPeople.slice(6);
  for (const [i, person] of others.entries()) {
    for (const [j, date] of dates.entries()) {
      if ((i + 2 * j) % 5 > 1) continue;
      const actor = { personId: person.oid, roles: [], language: "sv", surface: "bot" } as const;
      const part = (i + j) % 4 === 0 ? "morning" : "day";
      await verbs.bookDesk(actor, { personId: person.oid, hubId: busy[(i + j) % busy.length] ?? busy[0], date, part: { part } }, null);
    }
  }
}
