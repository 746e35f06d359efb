import { notice } from "./notices.ts";

/** A press by mouse or finger. `at` is in milliseconds by any one clock; `on` is what was pressed, null when the page has answered since. */
export type Press = { readonly at: number; readonly x: number; readonly y: number; readonly on: unknown };

/** A double click is seldom slower. */
const within = 600;
/** Pixels: a finger does not meet the same spot twice. */
const near = 30;

/**
 * True when a press is the second half of a double one whose first half changed what stands there: it was meant for what was
 * pressed before, and must not release, book or undo what has come in its place.
 */
export const isSecondHalf = (before: Press | null, press: Press): boolean =>
  before !== null && press.at - before.at < within && Math.hypot(press.x - before.x, press.y - before.y) < near && press.on !== before.on;

/**
 * Swallows such presses on the whole page, and those of an Enter that is held down. An outcome that is told counts as a press of
 * its own time: the answer may have been slow, and the impatient press again.
 */
export function heedFirstPressOnly(): void {
  let before: Press | null = null;
  notice.subscribe(() => {
    if (before && notice.read()) before = { ...before, at: performance.now(), on: null };
  });
  const pressed = ({ target }: Event): Element | null => (target instanceof Element ? target.closest("button, a[href]") : null);

  document.addEventListener(
    "click",
    (event) => {
      const on = pressed(event);
      // Only what a hand did: a click that a key makes has no count, and a script's is not trusted.
      if (!on || !event.isTrusted || event.detail === 0) return;
      const press = { at: performance.now(), x: event.clientX, y: event.clientY, on };
      if (!isSecondHalf(before, press)) {
        before = press;
        return;
      }
      before = { ...press, on: null };
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  document.addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && pressed(event) && event.preventDefault(), true);
}
