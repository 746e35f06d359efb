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
  /** the booking that it says is mine, or is held for me */
  readonly about?: string;
};

/** The latest alone: an older one's "Ångra" would undo what has changed since. */
export const notice = makeValue<Notice | null>(null);

let count = 0;
export const tell = (next: Omit<Notice, "id">): void => notice.set({ ...next, id: (count += 1) });
/** A refusal or fault whose place on the page is gone. */
export function tellNo(why: { readonly title: string; readonly detail: string } | undefined): void {
  if (why) tell({ intent: "error", title: why.title, body: why.detail });
}
/** A booking stands otherwise than it was said to, also by what was done in the chat or in Outlook: what was said of it is said as it is. */
export function mendNotice(bookingId: string, now: Pick<Notice, "intent" | "title">, stillMine: boolean): void {
  const told = notice.read();
  if (told?.about !== bookingId || told.title === now.title) return;
  // The same notice in other words: who stands on its "Ångra" stays there, as long as there is something to undo.
  if (stillMine) notice.set({ ...told, ...now });
  else tell({ ...told, ...now, offers: [] });
}
export const forget = (): void => notice.set(null);
