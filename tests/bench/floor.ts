import { z } from "zod";

/** A ledger as its address on a PostgreSQL, or as a folder of PGlite's. */
export const ledgerPlace = z.union([z.object({ url: z.string() }), z.object({ folder: z.string() })]);
export type LedgerPlace = z.output<typeof ledgerPlace>;

export const floorQuestion = z.discriminatedUnion("ask", [z.object({ ask: z.literal("open"), ledger: ledgerPlace }), z.object({ ask: z.literal("bytes"), bytes: z.string() })]);
