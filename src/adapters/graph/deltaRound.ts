import { z } from "zod";
import type { Interval } from "../../domain/time.ts";
import type { Called, HubCopy, Log } from "../../services/ports.ts";
import type { Call } from "./call.ts";
import { unreadable } from "./faults.ts";
import { graphEvent } from "./graphEvent.ts";
import type { GraphEvent } from "./graphEvent.ts";
import { hubCopyOf, lastOfEach, withMaster } from "./hubCopies.ts";
import type { DeltaItem } from "./hubCopies.ts";
import { graphUrl } from "./urls.ts";

const deltaPage = z.object({
  value: z.array(z.unknown()),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
});
const removedItem = z.object({ id: z.string(), "@removed": z.object({}) });

/** More pages than any hub has in a window; a round that goes on longer is going in a circle. */
const mostPages = 500;

function itemOf(read: unknown): DeltaItem | null {
  const removed = removedItem.safeParse(read);
  if (removed.success) return { removed: true, id: removed.data.id };
  const event = graphEvent.safeParse(read);
  return event.success ? { removed: false, event: event.data } : null;
}

/** Everything that one round gives: pages are followed by the links as they are, empty ones too, until the delta link comes. */
async function itemsOf(call: Call, first: string): Promise<Called<{ items: DeltaItem[]; deltaLink: string; unread: number }>> {
  const items: DeltaItem[] = [];
  let unread = 0;
  let url = first;
  for (let page = 0; page < mostPages; page += 1) {
    const called = await call({ method: "GET", url, prefer: "odata.maxpagesize=50" });
    if (!called.ok) return called;
    const read = deltaPage.safeParse(called.value);
    if (!read.success) return unreadable;
    for (const value of read.data.value) {
      const item = itemOf(value);
      if (item) items.push(item);
      else unread += 1;
    }
    const deltaLink = read.data["@odata.deltaLink"];
    if (deltaLink !== undefined) return { ok: true, value: { items, deltaLink, unread } };
    const nextLink = read.data["@odata.nextLink"];
    if (nextLink === undefined) return unreadable;
    url = nextLink;
  }
  return { ok: false, why: "refused", code: "endless-round" };
}

/** One whole round of what changed in a hub mailbox. `gone` asks for a new window. */
export async function deltaRound(call: Call, log: Log, mailbox: string, from: { deltaLink: string } | { window: Interval }): Promise<Called<{ copies: HubCopy[]; deltaLink: string }>> {
  const first = "deltaLink" in from ? from.deltaLink : graphUrl`/users/${mailbox}/calendarView/delta?startDateTime=${from.window.start.toISOString()}&endDateTime=${from.window.end.toISOString()}`;
  const round = await itemsOf(call, first);
  if (!round.ok) return round;
  const items = lastOfEach(round.value.items);
  const masters = new Map(items.flatMap((item) => (!item.removed && item.event.type === "seriesMaster" ? [[item.event.id, item.event]] : [])));

  /** An occurrence whose master did not change comes without it: then it is read by itself, from the hub's own calendar. */
  const whole = async (event: GraphEvent): Promise<Called<GraphEvent>> => {
    const joined = withMaster(event, masters.get(event.seriesMasterId ?? ""));
    if (joined.organizer && joined.iCalUId) return { ok: true, value: joined };
    const called = await call({ method: "GET", url: graphUrl`/users/${mailbox}/events/${event.id}` });
    if (!called.ok) return called.why === "not-found" ? { ok: true, value: joined } : called;
    return { ok: true, value: graphEvent.safeParse(called.value).data ?? joined };
  };

  const copies: HubCopy[] = [];
  let unread = round.value.unread;
  for (const item of items) {
    if (item.removed) {
      copies.push({ kind: "removed", graphId: item.id });
      continue;
    }
    if (item.event.type === "seriesMaster") continue;
    const event = await whole(item.event);
    if (!event.ok) return event;
    const copy = hubCopyOf(event.value);
    if (copy) copies.push(copy);
    else unread += 1;
  }
  if (unread > 0) log.warn("a hub mailbox holds events that cannot be read", { mailbox, events: unread });
  return { ok: true, value: { copies, deltaLink: round.value.deltaLink } };
}
