import { useMemo, useSyncExternalStore } from "react";
import { pathOf, routeOf, type Route } from "./route.ts";

/** The part of the address after "#": a reload keeps the page, and back goes back. */
const subscribe = (listener: () => void): (() => void) => {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => routeOf(hash), [hash]);
}
export const hrefOf = (route: Route): string => `#/${pathOf(route)}`;
export const goTo = (route: Route): void => void (location.hash = hrefOf(route));
/** Goes without leaving a step to go back to: another day of the same thing. */
export function goInstead(route: Route): void {
  history.replaceState(history.state, "", hrefOf(route));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
