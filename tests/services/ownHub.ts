import { pilotHubs } from "../../src/pilot/hubs.ts";
import type { Desk, DeskCalendar, Hub } from "../../src/domain/hub.ts";

/** Open every day of the week, Sundays too. */
export const everyDay = (opens: string, closes: string): Hub["opening"] => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }));

export type HubWish = Partial<Omit<Hub, "desks" | "id">> & {
  readonly desks?: number;
  readonly calendar?: DeskCalendar;
  /** the mailbox of its desks, one of the local organisation's */
  readonly mailbox?: string;
};

/** A hub of a test's own: bookable, open 08-16 every day, with desks that the ledger alone answers for unless told. */
export function hubOf(id: string, { desks = 1, calendar = "none", mailbox, ...more }: HubWish = {}): Hub {
  const [pilot] = pilotHubs;
  if (!pilot) throw new Error("the pilot has no hubs");
  const desk = (number: number): Desk => ({ id: `${id}-${number}`, hubId: id, name: `Plats ${number}`, calendar, mailbox: mailbox ?? null, kinds: ["wifi"] });
  return { ...pilot, id, name: `Hubb ${id}`, opening: everyDay("08:00", "16:00"), closedDays: [], happenings: [], ownRules: {}, desks: Array.from({ length: desks }, (_, i) => desk(i + 1)), ...more };
}
