import { useEffect, useRef } from "react";

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
