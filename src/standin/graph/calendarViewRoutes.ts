import type { Answer, MailboxCall, Routes } from "./calls.ts";
import { answer, graphRoot } from "./calls.ts";
import { deltaRound } from "./deltaRound.ts";
import { copyOfId } from "./eventIds.ts";
import { listing } from "./listing.ts";
import { takenBy } from "./occurrences.ts";
import { presentEvent } from "./presentEvent.ts";
import { badRequest, grant, itemNotFound } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import { instantOfQuery } from "./timeZones.ts";
import type { World } from "./world.ts";

const windowOf = (call: MailboxCall): Outcome<{ from: Date; to: Date }> => {
  const from = instantOfQuery(call.query("startDateTime") ?? "");
  const to = instantOfQuery(call.query("endDateTime") ?? "");
  if (!from || !to) return badRequest("This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");
  return to > from ? grant({ from, to }) : badRequest("The EndDateTime must be after the StartDateTime.");
};

/** The calls that list a calendar: whole, by window, and what has changed in a window. */
export function calendarViewRoutes(routes: Routes, world: World): void {
  const view = (call: MailboxCall): Answer => {
    const window = windowOf(call);
    if (!window.ok) return window;
    const { from, to } = window.value;
    const shown = world.copies
      .ofMailbox(call.mailbox.address)
      .filter((copy) => !copy.gone)
      .flatMap((copy) => takenBy(copy, from, to).map((time) => ({ time, copy })))
      .sort((a, b) => a.time.start.getTime() - b.time.start.getTime())
      .map(({ copy, time }) => presentEvent(copy, call.prefer, time));
    return listing(call, `users('${call.mailbox.id}')/calendarView`, shown, 10, 1000);
  };
  routes.mailbox("get", "/calendarView", "Calendars.ReadBasic", view);

  routes.mailbox("get", "/calendarView/delta", "Calendars.Read", (call) => {
    const refused = call.queryNames.find((name) => /^\$(select|filter|expand|orderby|search|top|skip|count)$/.test(name));
    if (refused !== undefined) return badRequest(`The query parameter '${refused}' is not supported with the change tracking of this resource.`);
    const round = deltaRound(world, call);
    if (!round.ok) return round;
    const { items, nextToken, deltaToken } = round.value;
    const link = (name: string, token: string): string => `https://graph.microsoft.com${call.path}?${name}=${token}`;
    return answer(200, {
      "@odata.context": `${graphRoot}/$metadata#Collection(event)`,
      ...(nextToken ? { "@odata.nextLink": link("$skiptoken", nextToken) } : {}),
      ...(deltaToken ? { "@odata.deltaLink": link("$deltatoken", deltaToken) } : {}),
      value: items,
    });
  });

  routes.mailbox("get", "/events", "Calendars.ReadBasic", (call) => {
    const shown = world.copies.ofMailbox(call.mailbox.address).filter((copy) => !copy.gone).map((copy) => presentEvent(copy, call.prefer));
    return listing(call, `users('${call.mailbox.id}')/events`, shown, 10, 1000);
  });

  routes.mailbox("get", "/events/{event-id}/instances", "Calendars.ReadBasic", (call) => {
    const found = copyOfId(world.copies, call.mailbox.address, call.param("event"));
    if (!found) return itemNotFound();
    const window = windowOf(call);
    if (!window.ok) return window;
    const shown = takenBy(found.copy, window.value.from, window.value.to).map((time) => presentEvent(found.copy, call.prefer, time));
    return listing(call, `users('${call.mailbox.id}')/events('${found.copy.key}')/instances`, shown, 10, 1000);
  });
}
