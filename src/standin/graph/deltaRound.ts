import { z } from "zod";
import type { MailboxCall } from "./calls.ts";
import type { EventCopy } from "./eventCopy.ts";
import { eventId } from "./eventIds.ts";
import { takenBy } from "./occurrences.ts";
import { presentEvent } from "./presentEvent.ts";
import { badRequest, grant, syncStateNotFound } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import { instantOfQuery } from "./timeZones.ts";
import type { World } from "./world.ts";

/** What a token remembers. The window is part of it and cannot be changed by the caller. */
const tokenShape = z.strictObject({
  mailbox: z.string(),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** a first round lists what is there; a later one tells of removals too */
  first: z.boolean(),
  /** changes up to this number are known to the caller */
  since: z.int(),
  /** the round ends at this number; what changes meanwhile comes in the next round */
  until: z.int(),
  /** Copies up to this change number were sent in this round; one that changes meanwhile comes again. */
  after: z.int(),
  /** An empty page with a nextLink was sent, as Graph does now and then. */
  paused: z.boolean(),
  /** Page size of the round. */
  size: z.int(),
});
type Token = z.infer<typeof tokenShape>;

const write = (token: Token): string => Buffer.from(JSON.stringify(token)).toString("base64url");
const read = (text: string): Token | null => {
  try {
    return tokenShape.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
};

const usualPage = 50;

/** One page of a delta round: opaque tokens, paging by nextLink, one empty page before the end of a first round, deltaLink only last. */
export function deltaRound(
  world: World,
  call: MailboxCall,
): Outcome<{ items: Record<string, unknown>[]; nextToken?: string; deltaToken?: string }> {
  const start = startOf(world, call);
  if (!start.ok) return start;
  const token = start.value;
  const from = new Date(token.from);
  const to = new Date(token.to);
  const shown = (copy: EventCopy): Record<string, unknown>[] => {
    const times = takenBy(copy, from, to);
    const gone = (days: readonly string[]) => (token.first ? [] : days.map((day) => ({ id: eventId(copy, call.prefer.idForm, day), "@removed": { reason: "deleted" } })));
    if (times.length && !copy.gone) return [...times.map((time) => presentEvent(copy, call.prefer, time)), ...gone(copy.declinedDays ?? [])];
    // What lies outside the window, or has left it, is told of as deleted: a series by each of the occurrences that were told of.
    return gone(times.length ? times.map((time) => time.day) : [""]);
  };

  const waiting = world.copies
    .ofMailbox(call.mailbox.address)
    .filter((copy) => copy.change > token.after)
    .sort((a, b) => a.change - b.change);
  const page: Record<string, unknown>[] = [];
  let { after } = token;
  while (page.length < token.size) {
    const copy = waiting.shift();
    if (!copy) break;
    page.push(...shown(copy));
    after = copy.change;
  }
  const items = call.replay ? [...page, ...page] : page;
  if (waiting.length) return grant({ items, nextToken: write({ ...token, after }) });
  if (token.first && page.length) return grant({ items, nextToken: write({ ...token, after }) });
  if (token.first && !token.paused) return grant({ items: [], nextToken: write({ ...token, after, paused: true }) });
  // A replay leaves the token where it was, so that the same changes come once more.
  const since = call.replay ? token.since : token.until;
  return grant({ items, deltaToken: write({ ...token, first: false, since, after: since, until: 0, paused: false }) });
}

/** The round that this call begins or goes on with. */
function startOf(world: World, call: MailboxCall): Outcome<Token> {
  const { address } = call.mailbox;
  const text = call.query("$skiptoken") ?? call.query("$deltatoken");
  const size = call.prefer.maxPageSize ?? usualPage;
  if (text !== undefined) {
    if (call.query("startDateTime") !== undefined || call.query("endDateTime") !== undefined) return badRequest("The time window is part of the token and cannot be given beside it.");
    const token = read(text);
    if (!token || token.mailbox !== address) return badRequest("Badly formed token.");
    // A token from before the stand-in was reset speaks of changes that never were.
    if (token.since > world.copies.lastChange()) return syncStateNotFound();
    return grant(call.query("$deltatoken") !== undefined ? { ...token, size, until: world.copies.lastChange() } : token);
  }
  const from = instantOfQuery(call.query("startDateTime") ?? "");
  const to = instantOfQuery(call.query("endDateTime") ?? "");
  if (!from || !to || to <= from) return badRequest("This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");
  return grant({ mailbox: address, from: from.toISOString(), to: to.toISOString(), first: true, since: 0, after: 0, until: world.copies.lastChange(), paused: false, size });
}
