import { Counter, Histogram } from "prom-client";
import type { Registry } from "prom-client";
import type { CallFault, Change, Log } from "../services/ports.ts";

/** One call to Graph, as far as it is counted. `mailbox`: address or object id; null when it is about none. `status`: null when no answer came. */
export type CountedCall = { readonly method: string; readonly template: string; readonly mailbox: string | null; readonly status: number | null; readonly ms: number };
export type SentCard = "sent" | "updated" | CallFault["why"];

export type Counters = {
  /** @param isHub whether that is a hub's mailbox: it is named; people's are one */
  call(facts: CountedCall, isHub: boolean): void;
  change(change: Pick<Change, "bookingId" | "what" | "surface">): void;
  card(outcome: SentCard): void;
};

/** Calls that follow from bookings have a line of their own; the others are counted only. */
const aboutCalendars = /^\/users\/\{id\}\/(events|calendarView)/;

/** What has happened in this process since it started, counted and told. No label and no line tells of a person: their mailboxes are all "person". */
export function makeCounters(metrics: Registry, log: Pick<Log, "info">): Counters {
  const registers = [metrics];
  const calls = new Counter({ name: "graph_calls_total", help: "calls to Microsoft Graph, by path and status", labelNames: ["method", "path", "status"], registers });
  const seconds = new Histogram({ name: "graph_call_seconds", help: "time of calls to Microsoft Graph", labelNames: ["method", "path"], registers, buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] });
  const mailboxCalls = new Counter({ name: "graph_mailbox_calls_total", help: "calls to Microsoft Graph, by hub mailbox; people's are one", labelNames: ["mailbox"], registers });
  const throttles = new Counter({ name: "graph_throttles_total", help: "answers 429 of Microsoft Graph, by hub mailbox; people's are one", labelNames: ["mailbox"], registers });
  const changes = new Counter({ name: "booking_changes_total", help: "what has been done to bookings, and by which surface", labelNames: ["what", "surface"], registers });
  const answers = new Counter({ name: "calendar_answers_total", help: "answers of hub mailboxes to bookings; the share of declined ones is the decline rate", labelNames: ["answer"], registers });
  const cards = new Counter({ name: "cards_total", help: "cards that the bot sent or corrected of its own accord, and what went wrong with them", labelNames: ["outcome"], registers });
  for (const answer of ["accepted", "declined", "unanswered"]) answers.inc({ answer }, 0);
  for (const outcome of ["sent", "updated", "later", "denied", "not-found", "refused"]) cards.inc({ outcome }, 0);

  return {
    call: ({ method, template, mailbox, status, ms }, isHub) => {
      const whose = mailbox === null ? "none" : isHub ? mailbox : "person";
      calls.inc({ method, path: template, status: status ?? "none" });
      seconds.observe({ method, path: template }, ms / 1000);
      mailboxCalls.inc({ mailbox: whose });
      throttles.inc({ mailbox: whose }, status === 429 ? 1 : 0);
      if (aboutCalendars.test(template)) log.info("Graph was asked", { method, path: template, status, ms: Math.round(ms) });
    },
    change: ({ bookingId, what, surface }) => {
      changes.inc({ what, surface });
      log.info("a booking changed", { bookingId, what, surface });
      const answer = answerOf[what];
      if (answer) answers.inc({ answer });
    },
    card: (outcome) => cards.inc({ outcome }),
  };
}

/** The changes that are a mailbox's answer. */
const answerOf: Readonly<Record<string, string | undefined>> = { "calendar-accepted": "accepted", "calendar-declined": "declined", "move-declined": "declined", "calendar-unanswered": "unanswered" };
