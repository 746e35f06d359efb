/** Runs something that nobody waits for, once the page has nothing better to do (Safari has no word for that: a moment later). */
export function whenIdle(run: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(run, { timeout: 2_000 });
  else setTimeout(run, 300);
}
