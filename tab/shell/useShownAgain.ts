import { useEffect } from "react";

/**
 * While a drawer or dialog is open Fluent hides the page behind it from screen readers. Torn away with its page, by a link or the
 * browser's way back, it takes the one with it that should have shown the page again; so it is done here.
 */
export const useShownAgain = (): void => useEffect(() => () => document.getElementById("root")?.removeAttribute("aria-hidden"), []);
