import { makeValue } from "./value.ts";

/** What has just come of something a person did, told once and then gone. */
export type Notice = {
  readonly id: number;
  readonly intent: "success" | "info" | "error";
  readonly title: string;
  readonly body?: string;
  readonly undo?: () => void;
};

/** The latest alone: an older one's "Ångra" would undo what has changed since. */
export const notice = makeValue<Notice | null>(null);

let count = 0;
export const tell = (next: Omit<Notice, "id">): void => notice.set({ ...next, id: (count += 1) });
export const forget = (): void => notice.set(null);
