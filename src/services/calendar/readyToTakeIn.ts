import type { Holidays, Hub } from "../../domain/hub.ts";
import type { JobDeps } from "../deps.ts";
import type { World } from "../ports.ts";

/**
 * What a transaction that follows Outlook needs beside itself. The hubs are read before it: while one is open PGlite answers
 * nobody else, and a pool may have no other connection left, so that reading them inside it would wait for itself for ever.
 */
export type TakeInDeps = { readonly hubs: readonly Hub[]; readonly holidays: Holidays; readonly world: World };

export const readyToTakeIn = async ({ hubBook, world }: Pick<JobDeps, "hubBook" | "world">): Promise<TakeInDeps> => ({ hubs: await hubBook.all(), holidays: hubBook.holidays(), world });
