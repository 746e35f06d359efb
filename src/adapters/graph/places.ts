import { z } from "zod";
import type { CallFault, Log, PlaceDirectory, SeenPlace } from "../../services/ports.ts";
import { allPages } from "./allPages.ts";
import type { Call } from "./call.ts";
import { graphUrl } from "./urls.ts";

const place = z.object({
  placeId: z.string().min(1),
  displayName: z.string().nullish(),
  emailAddress: z.string().nullish(),
  mailboxDetails: z.object({ emailAddress: z.string().nullish() }).nullish(),
  capacity: z.number().nullish(),
});
const roomList = z.object({ emailAddress: z.string().min(1) });

/** A place as Graph lists it, or null without a placeId: its `id` changes when the mailbox does, so nothing else can be kept. */
function placeOf(kind: SeenPlace["kind"], listed: unknown): SeenPlace | null {
  const read = place.safeParse(listed);
  if (!read.success) return null;
  const { placeId, displayName, emailAddress, mailboxDetails, capacity } = read.data;
  // A desk has its address in its mailbox's details and holds one person.
  const mail = (kind === "desk" ? mailboxDetails?.emailAddress : emailAddress) ?? null;
  return { placeId, kind, name: displayName ?? mail ?? placeId, mail: mail?.toLowerCase() ?? null, capacity: kind === "desk" ? 1 : (capacity ?? null) };
}

/**
 * The tenant's places. Graph has no list of all of them: each kind is asked for by its own name, and the children of a room
 * list by the list's address. A kind that fails is left out with a warning; all of them failing is a fault.
 */
export function makePlaceDirectory(call: Call, log: Log): PlaceDirectory {
  return {
    places: async () => {
      const found = new Map<string, SeenPlace>();
      const faults: CallFault[] = [];
      let answered = 0;
      const list = async (what: string, url: string): Promise<unknown[]> => {
        const called = await allPages(call, url);
        if (called.ok) {
          answered += 1;
          return called.value;
        }
        faults.push(called);
        log.warn("places could not be listed", { what, why: called.why, code: called.code });
        return [];
      };
      const take = async (kind: SeenPlace["kind"], url: string): Promise<void> => {
        for (const listed of await list(kind, url)) {
          const seen = placeOf(kind, listed);
          if (seen) found.set(seen.placeId, seen);
          else log.warn("a place has no placeId and is left out", { kind });
        }
      };

      await take("workspace", graphUrl`/places/microsoft.graph.workspace?$top=100`);
      await take("room", graphUrl`/places/microsoft.graph.room?$top=100`);
      await take("desk", graphUrl`/places/microsoft.graph.desk?$top=1000`);
      for (const listed of await list("roomList", graphUrl`/places/microsoft.graph.roomlist?$top=100`)) {
        const mail = roomList.safeParse(listed).data?.emailAddress;
        if (mail === undefined) continue;
        await take("room", graphUrl`/places/${mail}/microsoft.graph.roomlist/rooms?$top=100`);
        await take("workspace", graphUrl`/places/${mail}/microsoft.graph.roomlist/workspaces?$top=100`);
      }
      const [fault] = faults;
      return fault && answered === 0 ? fault : { ok: true, value: [...found.values()] };
    },
  };
}
