import type { Job } from "../ports.ts";

/**
 * A look at one hub mailbox. Of each kind one waits at a time: a plain one, one that reads everything anew, and one that comes
 * again because Graph did not answer, which may be far off and must not hold up what is heard meanwhile.
 */
export function sweepJob(mailbox: string, { anew = false, tries = 0, echo = false, after }: { anew?: boolean; tries?: number; /** what led here may be about our own call alone */ echo?: boolean; after?: Date } = {}): Job {
  const kind = anew ? " anew" : tries > 0 ? " again" : "";
  return { name: "sweep-mailbox", data: { mailbox, anew: anew ? 1 : 0, tries, echo: echo ? 1 : 0 }, key: `${mailbox.toLowerCase()}${kind}`, ...(after ? { after } : {}) };
}
