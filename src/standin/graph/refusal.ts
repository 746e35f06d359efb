/** Why a call is refused, in Graph's own terms. */
export type Refusal = { status: number; code: string; message: string; retryAfter?: number };
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const refuse = (status: number, code: string, message: string, retryAfter?: number): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { status, code, message, retryAfter },
});
export const grant = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const itemNotFound = () => refuse(404, "ErrorItemNotFound", "The specified object was not found in the store.");
export const accessDenied = () => refuse(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
export const badRequest = (message: string) => refuse(400, "BadRequest", message);
export const conflict = () =>
  refuse(
    412,
    "ErrorIrresolvableConflict",
    "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.",
  );
export const zoneNotSupported = (name: string) =>
  refuse(400, "TimeZoneNotSupportedException", `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`);
export const syncStateNotFound = () => refuse(410, "SyncStateNotFound", "The sync state generation is not found; generation=149;[highest=157][157][155][156].");
