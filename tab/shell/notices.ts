import { makeValue } from "./value.ts";

export type Offer = { readonly words: string; readonly take: () => void };

/** What has just come of something a person did, told once and then gone. */
export type Notice = {
  readonly id: number;
  readonly intent: "success" | "info" | "error";
  readonly title: string;
  readonly body?: string;
  /** what may be done about it, such as "Ångra", or places that are free instead */
  readonly offers?: readonly Offer[];
  /** the booking that it says is waiting, and what to say when it waits no more */
  readonly waiting?: { readonly bookingId: string; readonly then: string };
};

/** The latest alone: an older one's "Ångra" would undo what has changed since. */
export const notice = makeValue<Notice | null>(null);

let count = 0;
export const tell = (next: Omit<Notice, "id">): void => notice.set({ ...next, id: (count += 1) });
/** A refusal or fault whose place on the page is gone. */
export function tellNo(why: { readonly title: string; readonly detail: string } | undefined): void {
  if (why) tell({ intent: "error", title: why.title, body: why.detail });
}
/** A booking has been confirmed: what was said of its waiting is no longer so. */
export function noLongerWaiting(bookingId: string): void {
  const told = notice.read();
  if (told?.waiting?.bookingId !== bookingId) return;
  const { waiting, ...rest } = told;
  // The same notice in other words: who stands on its "Ångra" stays there.
  notice.set({ ...rest, intent: "success", title: waiting.then });
}
export const forget = (): void => notice.set(null);
