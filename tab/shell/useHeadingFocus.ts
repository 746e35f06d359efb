import { useEffect, useRef } from "react";
import { hasMoved } from "./address.ts";

/**
 * For a page that changes without its address doing so: its heading gets the focus and the top of the window, each time `key`
 * becomes another. Not the first time: the shell has then just moved the focus, or nobody has gone anywhere yet.
 */
export function useHeadingFocus(key: string): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(key);
  useEffect(() => {
    if (shown.current === key) return;
    shown.current = key;
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [key]);
  return heading;
}

/** For a page that is one of many of its kind: its heading gets the focus when one comes to it, so that it is read out which one it is. */
export function useHeadingFocusOnArrival(): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!hasMoved()) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return heading;
}
