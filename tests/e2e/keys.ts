import type { Page } from "playwright-core";

/** What the focused element is called, as a screen reader would say it. */
export const focused = async (page: Page): Promise<string> => String(await page.evaluate("(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').replace(/\\s+/g, ' ')"));

/** Presses Tab until the focus stands on something called so; fails when it has gone round without finding it. */
export async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const now = await focused(page);
    if (name.test(now)) return;
    met.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`${String(name)} was never reached, only: ${met.join(" | ")}`);
}
