import type { z } from "zod";
import { badRequest, grant } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import { withoutAnnotations } from "./requestShapes.ts";

/** A request body held against its closed shape. */
export function parseBody<T>(shape: z.ZodType<T>, body: unknown): Outcome<T> {
  const parsed = shape.safeParse(withoutAnnotations(body ?? {}));
  if (parsed.success) return grant(parsed.data);
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return badRequest(
    unknown !== undefined
      ? `The property '${unknown}' does not exist on the type of this request. Make sure to only use property names that are defined by the type.`
      : `Unable to read JSON request payload: ${issue?.path.join("/") ?? ""} ${issue?.message ?? ""}`,
  );
}
