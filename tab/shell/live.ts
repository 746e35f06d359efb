import { listenToBoard } from "../api/boardStream.ts";
import { tellAnswers } from "./calendarAnswers.ts";
import { boards, bookings, hubDayKey, hubDays } from "./stores.ts";

/** Many changes at once (a hub that closes) are cheaper to read as one board. */
const manyDays = 12;
/** Milliseconds to gather changes in; others see a change within a second. By chance up to twice this, so that not all ask at once. */
const gathering = 120;

/** Keeps boards and open days true while others book. Returns how to stop. */
export function keepLive(): () => void {
  const changed = new Map<string, { hubId: string; date: string }>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const fetchChanged = (): void => {
    timer = undefined;
    const days = [...changed.entries()].filter(([key, day]) => isShown(key, day.date));
    changed.clear();
    if (days.length > manyDays) boards.refreshAll();
    else
      days.forEach(([key]) => void hubDays.refresh(key));
  };
  const gather = (hubId: string, date: string): void => {
    changed.set(hubDayKey(hubId, date), { hubId, date });
    timer ??= setTimeout(fetchChanged, gathering * (1 + Math.random()));
  };

  const readAnew = (): void => {
    boards.refreshAll();
    hubDays.refreshAll();
    bookings.refreshAll();
  };
  // The stream may outlive a gap in the network that a read did not: what it told of meanwhile was never fetched.
  addEventListener("online", readAnew);

  const stopTelling = tellAnswers();
  const stop = listenToBoard({
    onOpen: readAnew,
    onChanged: ({ hubId, date }) => gather(hubId, date),
    onMine: ({ bookingId }) => {
      bookings.refreshAll();
      const days = daysHolding(bookingId);
      days.forEach(({ hubId, date }) => gather(hubId, date));
      if (days.length === 0) boards.refreshAll();
    },
  });
  return () => {
    clearTimeout(timer);
    removeEventListener("online", readAnew);
    stopTelling();
    stop();
  };
}

const isShown = (key: string, date: string): boolean =>
  hubDays.read(key).value !== undefined || boards.keys().some((from) => boards.read(from).value?.days.includes(date));

const daysHolding = (bookingId: string): { hubId: string; date: string }[] =>
  boards.keys().flatMap((from) =>
    (boards.read(from).value?.hubs ?? []).flatMap((hub) =>
      hub.days.filter((day) => day.mine === bookingId).map((day) => ({ hubId: hub.id, date: day.date })),
    ),
  );
