import type { Outbox } from "../../src/adapters/postgres/ledger.ts";

/** For a ledger that is looked at alone, where no jobs are run. */
export const noOutbox: Outbox = { bound: (job) => job, entering: async () => [] };
