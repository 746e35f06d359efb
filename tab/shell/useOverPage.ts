import { useEffect } from "react";
import { forget } from "./notices.ts";

/** What every drawer and dialog does to the page that it stands over. */
export function useOverPage(open: boolean): void {
  // What was told before it opened is of another matter, and would lie over its buttons. What comes of a press in it is told after this.
  useEffect(() => {
    if (open) forget();
  }, [open]);
  // While it is open Fluent hides the page behind it from screen readers. Torn away with its page, by a link or the browser's way back,
  // it takes the one with it that should have shown the page again; so it is done here.
  useEffect(() => () => document.getElementById("root")?.removeAttribute("aria-hidden"), []);
}
