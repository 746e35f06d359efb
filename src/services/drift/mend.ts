import type { JobDeps } from "../deps.ts";
import type { Drift } from "../ports.ts";

export type MendDeps = Pick<JobDeps, "ledger" | "hubBook" | "world" | "log" | "calendar">;
/** Tries to mend one difference. True when it is gone; false when it is still there and is tried again later, or left to a person. */
export type Mend = (deps: MendDeps, drift: Drift) => Promise<boolean>;
