import type { News } from "../../services/ports.ts";
import type { Database } from "./database.ts";

/** The channel on which replicas tell each other what has changed. */
export const newsChannel = "hubbplats";

const againAfterMs = 1000;

/**
 * Tells every replica what has been committed, as soon as the telling before has left. Not in the transaction that made the
 * news: PostgreSQL lets transactions that tell end one at a time, each over a flush of the disk, which held bookings and their
 * jobs together to some hundreds a second. What a process had not told when it was killed is not told at all, hence cells have
 * a longest age; when the database did not take it, everybody is asked to read all anew.
 */
export function makeCrier(database: Pick<Database, "tell">): { cry(news: readonly News[]): void } {
  let waiting: News[] = [];
  let crying = false;

  const cryAll = async (): Promise<void> => {
    crying = true;
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      try {
        await database.tell(newsChannel, now.map((news) => JSON.stringify(news)));
      } catch {
        waiting = [{ kind: "resync" }];
        await new Promise((resolve) => setTimeout(resolve, againAfterMs).unref());
      }
    }
    crying = false;
  };

  return {
    cry: (news) => {
      waiting.push(...news);
      if (!crying && waiting.length > 0) void cryAll();
    },
  };
}
