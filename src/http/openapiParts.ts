import type { z } from "zod";
import { answers } from "./answers.ts";

/** What the descriptions of our operations are put together of. */
const problem = { "application/problem+json": { schema: answers.problem } };
export const usual = {
  "400": { description: "The request cannot be read", content: problem },
  "401": { description: "Not signed in", content: problem },
  "429": { description: "Too many requests", content: problem },
};
export const json = (schema: z.ZodType): { content: { "application/json": { schema: z.ZodType } } } => ({ content: { "application/json": { schema } } });
export const refusal = (status: "403" | "404" | "409" | "422", description: string) => ({ [status]: { description, content: problem } });
