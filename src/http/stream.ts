import { Router } from "express";
import type { News } from "../services/ports.ts";
import type { RouteDeps } from "./routeDeps.ts";

/** Tells everybody who follows it what has changed, on this replica. */
export type Feed = { follow(heard: (news: News) => void): () => void; tell(news: News): void; followers(): number };
export function makeFeed(): Feed {
  const followers = new Set<(news: News) => void>();
  return {
    follow: (heard) => {
      followers.add(heard);
      return () => followers.delete(heard);
    },
    tell: (news) => followers.forEach((heard) => heard(news)),
    followers: () => followers.size,
  };
}

const beatMs = 20_000;
/** A reader that takes nothing while this much waits is let go; it comes back and reads the board anew. */
const mostWaitingBytes = 256 * 1024;

/**
 * GET /api/board/stream: `changed` when a hub's day has changed, `mine` when one of my bookings has. It says what to read
 * again, never who. It ends when the sign-in ends, and when something may have been missed: the reader reads all and comes back.
 */
export function streamRoutes({ signedIn, feed, world }: RouteDeps & { readonly feed: Feed }): Router {
  const routes = Router();
  routes.get(
    "/api/board/stream",
    signedIn((_request, response, { actor, expires }) => {
      response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no" }).flushHeaders();
      const write = (text: string): void => {
        response.write(text);
        if (response.writableLength > mostWaitingBytes) response.destroy();
      };
      write("retry: 2000\n\n");
      const stop = feed.follow((news) => {
        if (news.kind === "resync" || news.kind === "hubs") return void response.end();
        if (news.kind !== "board") return;
        write(`event: changed\ndata: ${JSON.stringify({ hubId: news.hubId, date: news.date })}\n\n`);
        if (news.personId === actor.personId) write(`event: mine\ndata: ${JSON.stringify({ bookingId: news.bookingId })}\n\n`);
      });
      const beat = setInterval(() => write(": still here\n\n"), beatMs);
      const end = setTimeout(() => response.end(), Math.min(2 ** 31 - 1, Math.max(0, expires.getTime() - world.now().getTime())));
      response.on("close", () => {
        stop();
        clearInterval(beat);
        clearTimeout(end);
      });
    }),
  );
  return routes;
}
