import type { JobDeps } from "../deps.ts";

/**
 * The app's reach is proved at start: a mailbox outside its scope must be refused. When Graph does not answer, nothing is proved
 * and the log says so.
 * @throws when the mailbox can be read, with what to do
 */
export async function checkControlMailbox({ calendar, log }: Pick<JobDeps, "calendar" | "log">, mailbox: string): Promise<void> {
  const checked = await calendar.controlMailboxIsRefused(mailbox);
  if (checked.ok && !checked.value) throw new Error("CONTROL_MAILBOX could be read: the app reaches more mailboxes than it should. Remove every Calendars permission from the app in Entra and limit it by Exchange RBAC for Applications (docs/setup-tenant.md)");
  if (!checked.ok) log.warn("CONTROL_MAILBOX was not checked", { why: checked.why, code: checked.code });
}
