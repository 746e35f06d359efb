import type { CalendarEvent, Job } from "../ports.ts";

/** Seconds after sending at which our own event is read for the mailbox's answer; the deadline is a day. */
const looks = [3, 15, 60, 300, 3600, 86_400] as const;
export const lastLook = looks.length - 1;

/** @param look how many there have been */
export const lookJob = (eventId: string, revision: number, sentAt: Date, look: number): Job => ({
  name: "look-at-event",
  data: { eventId, revision, look },
  after: new Date(sentAt.getTime() + (looks[look] ?? 0) * 1000),
});
export const firstLook = (eventId: string, revision: number, sentAt: Date): Job => lookJob(eventId, revision, sentAt, 0);

/** A look that something has given rise to, whichever revision was sent last; not one of those that wait for the first answer. */
export const promptedLook = (eventId: string): Job => ({ name: "look-at-event", data: { eventId, revision: 0, look: 2 } });

/** Seconds after our own call in which a 404 proves nothing: Exchange may not have the event everywhere yet. */
export const newFor = 60;
export const isNew = ({ sentAt }: Pick<CalendarEvent, "sentAt">, now: Date): boolean => sentAt !== null && now.getTime() - sentAt.getTime() < newFor * 1000;
