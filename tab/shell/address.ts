import { useMemo, useSyncExternalStore } from "react";
import { pathOf, routeOf, type Route } from "./route.ts";

/** The part of the address after "#": a reload keeps the page, and back goes back. */
const subscribe = (listener: () => void): (() => void) => {
  const heard = (): void => {
    moved = true;
    listener();
  };
  addEventListener("hashchange", heard);
  return () => removeEventListener("hashchange", heard);
};
let moved = false;
/** Whether one has gone anywhere since the tab was opened. */
export const hasMoved = (): boolean => moved;

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => routeOf(hash), [hash]);
}
export const hrefOf = (route: Route): string => `#/${pathOf(route)}`;
export const goTo = (route: Route): void => void (location.hash = hrefOf(route));
/** Goes without leaving a step to go back to: another day of the same thing. */
export function goInstead(route: Route): void {
  history.replaceState(null, "", hrefOf(route));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** What an entry of the history carries that was pushed to show something over the page that stood there. */
const over = "over";
let goingBack = false;

/** Opens something over the page that is shown: the way back closes it. */
export function openOver(route: Route): void {
  history.pushState(over, "", hrefOf(route));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
/**
 * Closes what `route` shows. Opened from here, by going back, so that no dead step is left behind; where a link led straight to it
 * there is nothing to go back to, and `instead` takes its place. Asked twice, or when the browser's own way back was first, it closes once.
 */
export function closeOver(route: Route, instead: Route): void {
  if (goingBack || pathOf(routeOf(location.hash)) !== pathOf(route)) return;
  if (history.state !== over) return goInstead(instead);
  goingBack = true;
  addEventListener("popstate", () => (goingBack = false), { once: true });
  history.back();
}
