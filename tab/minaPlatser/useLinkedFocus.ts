import { useEffect, useRef } from "react";

/** Brings the one that a link leads to into view and focus, once. */
export function useLinkedFocus<T extends HTMLElement>(linked: boolean): React.RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (!linked) return;
    element.current?.scrollIntoView({ block: "center" });
    element.current?.focus({ preventScroll: true });
  }, [linked]);
  return element;
}
