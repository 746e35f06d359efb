import { makeValue } from "./value.ts";

/** What has just come of something a person did, told once and then gone. */
export type Notice = {
  readonly id: string;
  readonly intent: "success" | "info" | "warning" | "error";
  readonly title: string;
  readonly body?: string;
  readonly undo?: () => void;
};

/** Waiting to be shown; the shower empties it. */
export const notices = makeValue<readonly Notice[]>([]);
/** True from the first notice on: what shows them is loaded then, and stays. */
export const everTold = makeValue(false);

export function tell(notice: Omit<Notice, "id">): void {
  notices.set([...notices.read(), { ...notice, id: crypto.randomUUID() }]);
  everTold.set(true);
}
export const told = (shown: readonly Notice[]): void => notices.set(notices.read().filter((notice) => !shown.includes(notice)));
