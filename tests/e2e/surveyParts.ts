import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { violations } from "./axe.ts";
import type { Seat } from "./stage.ts";
import type { Tab } from "./tabParts.ts";

/** What axe finds wrong with the tab. */
export const axeFinds = async ({ page }: Pick<Seat, "page">): Promise<unknown> => {
  const frame = page.frame({ url: /\/tab\// });
  return frame ? violations(frame) : "there is no tab in the page";
};
/** Goes to HR's own pages by "Mer". */
export async function hrPages({ tab }: Pick<Seat, "tab">): Promise<void> {
  await tab.getByRole("button", { name: "Mer" }).click();
  await tab.getByRole("menuitem", { name: "HR" }).click();
  await heading(tab, "Utskick av enkäter").waitFor();
}
export const heading = (tab: Tab, name: string | RegExp) => tab.getByRole("heading", { name });
export const press = (tab: Tab, name: string | RegExp): Promise<void> => tab.getByRole("button", { name }).click();
export const choose = (tab: Tab, question: string, answer: string): Promise<void> => tab.getByRole("radiogroup", { name: question }).getByRole("radio", { name: answer, exact: true }).check();
/** What a press hands over to keep. */
export async function downloaded(page: Page, start: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [given] = await Promise.all([page.waitForEvent("download"), start()]);
  return { name: given.suggestedFilename(), bytes: await readFile(await given.path()) };
}
