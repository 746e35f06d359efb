import { useSyncExternalStore } from "react";
import { dateInStockholm, momentInStockholm } from "./dates.ts";

/** What the page stands in: the clock, the width, the network. Read as stores, so that rendering stays pure. */

const everyHalfMinute = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, 30_000);
  document.addEventListener("visibilitychange", listener);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", listener);
  };
};
/** The instant, to the half minute. */
export const useNow = (): number => useSyncExternalStore(everyHalfMinute, () => Math.floor(Date.now() / 30_000) * 30_000);
/** The local date and clock time in Stockholm, to the minute. */
export const useMoment = (): string => useSyncExternalStore(everyHalfMinute, () => momentInStockholm(new Date()));
/** Today's local date in Stockholm. */
export const useToday = (): string => useSyncExternalStore(everyHalfMinute, () => dateInStockholm(new Date()));

const whileMatching = (query: string): { subscribe: (listener: () => void) => () => void; read: () => boolean } => {
  const list = matchMedia(query);
  return {
    subscribe: (listener) => {
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    read: () => list.matches,
  };
};
const narrow = whileMatching("(max-width: 639.9px)");
/** True where the week does not fit beside itself: one day at a time, touch first. */
export const useNarrow = (): boolean => useSyncExternalStore(narrow.subscribe, narrow.read);

const network = {
  subscribe: (listener: () => void) => {
    addEventListener("online", listener);
    addEventListener("offline", listener);
    return () => {
      removeEventListener("online", listener);
      removeEventListener("offline", listener);
    };
  },
  read: () => navigator.onLine,
};
export const useOnline = (): boolean => useSyncExternalStore(network.subscribe, network.read);
