/** JSON as `JSON.parse` gives it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const placeholder = /\$\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

/**
 * Puts the values of an environment where a template says `${{NAME}}`. Only inside strings, so that no value can break the
 * JSON. A name without a value stays as it is and is told in `missing`.
 */
export function substitute(template: Json, values: ReadonlyMap<string, string>): { readonly json: Json; readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const filled = (text: string): string =>
    text.replace(placeholder, (whole, name: string) => {
      const value = values.get(name);
      if (value) return value;
      missing.add(name);
      return whole;
    });
  const walked = (node: Json): Json => {
    if (typeof node === "string") return filled(node);
    if (node === null || typeof node !== "object") return node;
    if (isList(node)) return node.map(walked);
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walked(value)]));
  };
  return { json: walked(template), missing: [...missing].sort() };
}

export const isList = (node: Json): node is readonly Json[] => Array.isArray(node);

/** Every string in the JSON with the path to it, as the localisation files write paths: "bots[0].botId". */
export function stringsIn(node: Json, path = ""): { readonly path: string; readonly text: string }[] {
  if (typeof node === "string") return [{ path, text: node }];
  if (node === null || typeof node !== "object") return [];
  if (isList(node)) return node.flatMap((one, i) => stringsIn(one, `${path}[${i}]`));
  return Object.entries(node).flatMap(([key, value]) => stringsIn(value, path ? `${path}.${key}` : key));
}
