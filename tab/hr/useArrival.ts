import { useEffect, useRef } from "react";

/** Whether any of HR's pages has been shown: the first one leaves the focus to the shell. */
let shownBefore = false;

/** Gives the heading of a page under HR the focus when one comes to it from another of them. */
export function useArrival(): React.RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shownBefore) heading.current?.focus();
    shownBefore = true;
  }, []);
  return heading;
}
