import { makeValue } from "./value.ts";

/** What has just come of something a person did, told once and then gone. */
export type Notice = {
  readonly id: number;
  readonly intent: "success" | "info" | "error";
  readonly title: string;
  readonly body?: string;
  readonly undo?: () => void;
  /** the booking that it says is waiting, and what to say when it waits no more */
  readonly waiting?: { readonly bookingId: string; readonly then: string };
};

/** The latest alone: an older one's "Ångra" would undo what has changed since. */
export const notice = makeValue<Notice | null>(null);

let count = 0;
export const tell = (next: Omit<Notice, "id">): void => notice.set({ ...next, id: (count += 1) });
/** A booking has been confirmed: what was said of its waiting is no longer so. */
export function noLongerWaiting(bookingId: string): void {
  const told = notice.read();
  if (told?.waiting?.bookingId !== bookingId) return;
  const { waiting, id: _id, ...rest } = told;
  tell({ ...rest, intent: "success", title: waiting.then });
}
export const forget = (): void => notice.set(null);
