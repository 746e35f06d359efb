import type { Rates } from "./rates.ts";

/** What is about to happen to one call. */
export type Strike = Exclude<keyof Rates, "slow" | "slowMs">;

/** What decides whether a fault can strike a call at all. */
export type Target = {
  api: "graph" | "connector";
  method: string;
  /** a calendar call, on a mailbox */
  onMailbox: boolean;
  /** on one event that is less than a minute old */
  onFreshEvent: boolean;
  /** a delta round, and whether it goes on from a link */
  delta: "first" | "on" | null;
};

/** In the order in which they are tried; the first that strikes is the only one. */
const canStrike: Readonly<Record<Strike, (target: Target) => boolean>> = {
  dropBeforeWrite: () => true,
  tokenRevoked: ({ api }) => api === "graph",
  status429: () => true,
  status429bare: () => true,
  status503before: () => true,
  rbacDenied: ({ api, onMailbox }) => api === "graph" && onMailbox,
  notFoundJustCreated: ({ onFreshEvent }) => onFreshEvent,
  conflict412: ({ api, method }) => api === "graph" && method === "PATCH",
  syncStateLost: ({ delta }) => delta === "on",
  deltaReplay: ({ delta }) => delta !== null,
  status503after: ({ method }) => method !== "GET",
  dropAfterWrite: ({ method }) => method !== "GET",
};
export const strikes = ["dropBeforeWrite", "tokenRevoked", "status429", "status429bare", "status503before", "rbacDenied", "notFoundJustCreated", "conflict412", "syncStateLost", "deltaReplay", "status503after", "dropAfterWrite"] as const satisfies readonly Strike[];

/** The fault that strikes, if any. @param chance a number in [0, 1) for each fault's name */
export const strikeOf = (rates: Rates, target: Target, chance: (fault: Strike) => number): Strike | null => strikes.find((fault) => rates[fault] > 0 && canStrike[fault](target) && chance(fault) < rates[fault]) ?? null;
