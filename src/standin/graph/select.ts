import { badRequest, grant } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";

/** Keeps the members that $select names; id and annotations always come. A name that the shape does not have is refused. */
export function selected(body: Record<string, unknown>, select: string | undefined, optional: readonly string[] = []): Outcome<Record<string, unknown>> {
  if (!select) return grant(body);
  const names = select.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !(name in body) && !optional.includes(name));
  if (unknown !== undefined) return badRequest(`Could not find a property named '${unknown}'.`);
  return grant(Object.fromEntries(Object.entries(body).filter(([name]) => name === "id" || name.startsWith("@") || names.includes(name))));
}
