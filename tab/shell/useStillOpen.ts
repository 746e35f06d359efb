import { useEffect, useRef } from "react";

/**
 * Answers whether a panel or dialog is still open, for what comes back after a wait: by then it may have been closed, or left for
 * another page, and what it would have shown must be told elsewhere.
 */
export function useStillOpen(open: boolean): () => boolean {
  const here = useRef(false);
  useEffect(() => {
    here.current = open;
    return () => {
      here.current = false;
    };
  }, [open]);
  return () => here.current;
}
