import type { Actor } from "./people.ts";

/** Who may do what, in sentences. The API and the bot refuse all that these deny. */
const is = (actor: Actor, role: "hr" | "planner" | "administrator"): boolean => actor.roles.includes(role);

/** A person sees their own bookings; an administrator sees any. */
export const maySeeBooking = (actor: Actor, holderId: string): boolean => actor.personId === holderId || is(actor, "administrator");
/** A person books for themselves; an administrator books for anybody. */
export const mayBookFor = (actor: Actor, holderId: string): boolean => actor.personId === holderId || is(actor, "administrator");
/** A person moves, releases and checks in their own booking; an administrator any. */
export const mayChangeBooking = mayBookFor;
/** An administrator maps places to hubs and follows what the calendar has not answered. */
export const mayAdminister = (actor: Actor): boolean => is(actor, "administrator");
/** HR asks by surveys and reads their results; nobody else does, administrators and planners neither. */
export const maySendSurveys = (actor: Actor): boolean => is(actor, "hr");
/** A name is shown to others only when the shown person allows it. */
export const mayShowName = (shown: { readonly showName: boolean }): boolean => shown.showName;
