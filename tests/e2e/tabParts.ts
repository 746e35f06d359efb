import type { FrameLocator, Locator, Page } from "playwright-core";

/** The tab, in its frame or in a window of its own. */
export type Tab = FrameLocator | Page;

/** A day at a hub on the board. @param where "Ås/Torsta, torsdag 26 november" */
export const cellOf = (tab: Tab, where: string): Locator => tab.getByRole("button", { name: where });

/** What the tab tells after a press. */
export const toast = (tab: Tab, words: string | RegExp): Locator => tab.getByRole("region", { name: /^(Besked|Outcomes)$/ }).getByRole("status").filter({ hasText: words });

/** The drawer of a day, or a dialog over the page. */
export const dialog = (tab: Tab): Locator => tab.getByRole("dialog");

/** What asks once more before something is done. */
export const asked = (tab: Tab): Locator => tab.getByRole("alertdialog");
