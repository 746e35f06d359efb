import type { Job } from "../ports.ts";

/**
 * A look at one hub mailbox. Of each kind one waits at a time: a plain one, one that reads everything anew, and one that comes
 * again because Graph did not answer, which may be far off and must not hold up what is heard meanwhile.
 */
export function sweepJob(mailbox: string, { anew = false, tries = 0, after }: { anew?: boolean; tries?: number; after?: Date } = {}): Job {
  const kind = anew ? " anew" : tries > 0 ? " again" : "";
  return { name: "sweep-mailbox", data: { mailbox, anew: anew ? 1 : 0, tries }, key: `${mailbox.toLowerCase()}${kind}`, ...(after ? { after } : {}) };
}
