import type { Mailbox } from "./directory.ts";
import { accessDenied, grant, refuse } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import type { Tenant } from "../tenant.ts";

/** Who calls, as the token says. `roles` are an app's, `scopes` those that a person has given it. */
export type Caller = { kind: "app" | "delegated"; appId: string; oid?: string; scopes: string[]; roles: string[] };
export type VerifyToken = (authorization: string | undefined) => Promise<Caller | { fault: "missing" | "invalid" | "expired" }>;

const faults = {
  missing: "Access token is empty.",
  invalid: "IDX10511: Signature validation failed. Keys tried.",
  expired: "Lifetime validation failed, the token is expired.",
} as const;

export async function callerOf(verify: VerifyToken, authorization: string | undefined): Promise<Outcome<Caller>> {
  const found = await verify(authorization);
  return "fault" in found ? refuse(401, "InvalidAuthenticationToken", faults[found.fault]) : grant(found);
}

export type CalendarRight = "Calendars.ReadBasic" | "Calendars.Read" | "Calendars.ReadWrite";

/** Every right that includes the wanted one. */
const including: Readonly<Record<CalendarRight, readonly string[]>> = {
  "Calendars.ReadBasic": ["Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite"],
  "Calendars.Read": ["Calendars.Read", "Calendars.ReadWrite"],
  "Calendars.ReadWrite": ["Calendars.ReadWrite"],
};

/** What Exchange grants the tab's app, by mailbox, at present. */
export type Granted = { tenant: Tenant; grantsOf(address: string): readonly string[] };

/** A person reaches the own mailbox only; the tab's app those that Exchange RBAC grants it, and all of them when somebody consented to Calendars.* in Entra beside it. */
export function mayUse({ tenant, grantsOf }: Granted, caller: Caller, mailbox: Mailbox, right: CalendarRight): boolean {
  if (caller.kind === "delegated") return caller.oid === mailbox.id && caller.scopes.some((scope) => including[right].includes(scope));
  const byMailbox = caller.appId === tenant.tabApp ? grantsOf(mailbox.address) : [];
  return [...byMailbox, ...caller.roles].some((held) => including[right].includes(held));
}

export const mailboxGate = (granted: Granted, caller: Caller, mailbox: Mailbox, right: CalendarRight): Outcome<null> =>
  mayUse(granted, caller, mailbox, right) ? grant(null) : accessDenied();

/** The rights that open a call outside the calendars; an absent list means that this kind of token is never taken. */
export type Rights = { delegated?: readonly string[]; app?: readonly string[]; refusal: "directory" | "exchange" };

export function rightsGate(caller: Caller, rights: Rights): Outcome<null> {
  const held = caller.kind === "app" ? caller.roles : caller.scopes;
  const wanted = caller.kind === "app" ? rights.app : rights.delegated;
  if (wanted?.some((one) => held.includes(one))) return grant(null);
  return rights.refusal === "directory" ? refuse(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.") : accessDenied();
}
