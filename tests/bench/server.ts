import { z } from "zod";

export const serverQuestion = z.discriminatedUnion("ask", [
  z.object({
    ask: z.literal("start"),
    settings: z.record(z.string(), z.string()),
    /** whether the organisation of local mode is the bench's crowd */
    crowd: z.boolean(),
    inMemory: z.boolean(),
    noJobs: z.boolean(),
    /** how many the organisation has, where it is the bench's crowd */
    people: z.number().default(600),
    /** milliseconds that Microsoft 365 takes for a call on a mailbox */
    latencyMs: z.number().optional(),
  }),
  /** how many jobs that follow from bookings wait or run now */
  z.object({ ask: z.literal("due") }),
  /** sign-in tokens of the whole crowd, in order */
  z.object({ ask: z.literal("tokens") }),
  /** has the first so many people open a chat with the bot */
  z.object({ ask: z.literal("chat"), people: z.number() }),
]);
export const started = z.object({ origin: z.string(), adminOrigin: z.string(), standinOrigin: z.string() });
export const due = z.object({ due: z.number() });
export const tokens = z.object({ tokens: z.array(z.string()) });
