import type { PersonalGraph } from "../../services/ports.ts";
import type { Call } from "./call.ts";
import { graphUrl } from "./urls.ts";

/** What Graph does for the person alone, in their own name. Check-in refuses the app's own token, and wants the iCalUId. */
export const makePersonalGraph = (call: Call): PersonalGraph => ({
  checkIn: async (assertion, placeId, iCalUId) => {
    const called = await call({ method: "POST", url: graphUrl`/places/${placeId}/checkIns`, assertion, body: { calendarEventId: iCalUId, checkInMethod: "manual" } });
    return called.ok ? { ok: true, value: null } : called;
  },
});
