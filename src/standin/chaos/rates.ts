import { z } from "zod";

const share = z.number().min(0).max(1).default(0);

/** How often each fault strikes: the share, between 0 and 1, of the calls that it can strike. */
export const ratesShape = z.strictObject({
  /** 429 with Retry-After: 1 to 3 seconds */
  status429: share,
  /** 429 that does not say for how long */
  status429bare: share,
  /** 503 or 504, nothing done */
  status503before: share,
  /** 503 or 504, although it is done; writes only */
  status503after: share,
  /** the socket breaks, nothing done */
  dropBeforeWrite: share,
  /** the socket breaks, although it is done; writes only */
  dropAfterWrite: share,
  /** 404 ErrorItemNotFound of an event that is less than a minute old */
  notFoundJustCreated: share,
  /** 412 ErrorIrresolvableConflict; PATCH only */
  conflict412: share,
  /** answered late, by `slowMs` real milliseconds */
  slow: share,
  slowMs: z.number().min(0).max(60_000).default(500),
  /** The token is revoked: 401 to this call and to all that show the same token. */
  tokenRevoked: share,
  /** 403 ErrorAccessDenied on a mailbox that the app may use */
  rbacDenied: share,
  /** 410 SyncStateNotFound to a delta round that goes on from a link */
  syncStateLost: share,
  /** a delta page that sends everything twice, and again in the next round */
  deltaReplay: share,
});
export type Rates = z.infer<typeof ratesShape>;

export const disturbanceShape = z.strictObject({
  drop: z.number().min(0).max(1).optional(),
  double: z.number().min(0).max(1).optional(),
  delayMsMax: z.number().min(0).max(600_000).optional(),
  reorder: z.number().min(0).max(1).optional(),
});

export const chaosShape = z.strictObject({
  seed: z.int(),
  rates: ratesShape.prefault({}),
  notices: disturbanceShape.optional(),
});
export const outageShape = z.strictObject({ minutes: z.number().positive().max(10_080) });
