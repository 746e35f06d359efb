import type { Answered, Client, TestApp } from "../support/app.ts";
import { startApp } from "../support/app.ts";
import { jobsByHand } from "./jobsByHand.ts";
import type { HandJobs } from "./jobsByHand.ts";

/** An app whose calendar work is done by hand on the test's clock, and what one sees of it from outside. */
export type CalendarDesk = {
  readonly app: TestApp;
  readonly jobs: HandJobs;
  /** Forgets every booking and event and goes back to the first instant; signs Anna in. */
  begin(): Promise<Client>;
  /** Books one day at a hub; gives the booking. */
  book(client: Client, hubId: string, more?: object): Promise<{ id: string; deskId: string; status: string; calendar: string }>;
  see(client: Client, id: string): Promise<{ status: string; calendar: string; state: string; deskId: string; date: string; hubId: string }>;
  /** What stands in Outlook: events of that mailbox that are neither deleted nor cancelled. */
  standing(mailbox: string): Promise<Outlook[]>;
  all(mailbox: string): Promise<Outlook[]>;
  /** Calls to Graph since the last time of asking, such as "POST person" and "GET resource". */
  calls(): Promise<Called[]>;
  policy(mailbox: string, change: object): Promise<unknown>;
  fault(fault: object): Promise<unknown>;
  history(client: Client, id: string): Promise<string[]>;
  stop(): Promise<void>;
};
export type Outlook = {
  readonly immutableId: string;
  readonly iCalUId: string;
  readonly transactionId: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly start: { readonly dateTime: string; readonly timeZone: string };
  readonly subject: string;
  readonly showAs: string;
  readonly isReminderOn: boolean;
  readonly responseRequested: boolean;
  readonly location: { readonly displayName?: string; readonly locationEmailAddress?: string } | null;
  readonly attendees: readonly { readonly address: string; readonly type: string; readonly response: string }[];
  readonly gone: boolean;
  readonly isCancelled: boolean;
};
export type Called = { readonly method: string; readonly template: string; readonly mailbox: string | null; readonly mailboxKind: string | null; readonly lists: boolean; readonly status: number | null };

export const anna = "anna.nilsson@regionen.example";
export const torsta = "hubb-as-torsta@regionen.example";
export const brunflo = "hubb-brunflo@regionen.example";
const ok = ({ status, body }: Answered): Answered["body"] => {
  if (status >= 300) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
  return body;
};

export async function calendarDesk(at = "2026-11-23T07:50:00+01:00"): Promise<CalendarDesk> {
  const app = await startApp({ at, noJobs: true });
  const jobs = await jobsByHand(app);
  const all = async (mailbox: string): Promise<Outlook[]> => (await app.admin(`/events?mailbox=${mailbox}`)) as Outlook[];
  return {
    app,
    jobs,
    begin: async () => {
      await app.admin("/reset", {});
      app.clock.set(new Date(at));
      await app.database.script("TRUNCATE claim, change, calendar_event, card, outcome, booking, mailbox CASCADE");
      await jobs.forget();
      await app.database.query("SELECT pg_notify('hubbplats', $1)", [JSON.stringify({ kind: "resync" })]);
      return app.as("anna.nilsson");
    },
    book: async (client, hubId, more = {}) => ok(await client.send("POST", "/api/bookings", { hubId, dates: ["2026-11-26"], part: "day", ...more })).results[0].booking,
    see: async (client, id) => ok(await client.get(`/api/bookings/${id}`)),
    all,
    standing: async (mailbox) => (await all(mailbox)).filter((one) => !one.gone && !one.isCancelled),
    calls: async () => {
      const calls = (await app.admin("/calls")) as Called[];
      await app.admin("/calls", undefined, "DELETE");
      return calls;
    },
    policy: (mailbox, change) => app.admin(`/mailboxes/${mailbox}/policy`, change, "PUT"),
    fault: (fault) => app.admin("/faults", fault),
    history: async (client, id) => ok(await client.get(`/api/bookings/${id}/history`)).changes.map((change: { what: string }) => change.what),
    stop: () => app.stop(),
  };
}
