import { useLayoutEffect } from "react";

/** The section with the next place: there is always one, with a place in it or not. */
export const nextSection = "next-place";

/** When something goes away with the focus in it, such as the card of a place that is let go, the focus goes to what is next. */
export function useFocusAfter(element: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const gone = element.current;
    // Asked while it still stands; the focus moves once it is gone.
    return () => {
      if (gone?.contains(document.activeElement)) requestAnimationFrame(() => document.getElementById(nextSection)?.focus());
    };
  }, [element]);
}
