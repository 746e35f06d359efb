import type { Answer, Call } from "./calls.ts";
import { answer, graphRoot } from "./calls.ts";
import { badRequest } from "./refusal.ts";
import { selected } from "./select.ts";

/** One page of a list, with an absolute nextLink when there is more. @param usual page size when none is asked for; also the most, unless told */
export function listing(call: Call, context: string, items: readonly Record<string, unknown>[], usual: number, most = usual): Answer {
  const known = ["$top", "$skip", "$select", "$count", "startDateTime", "endDateTime", "$orderby"];
  const strange = call.queryNames.find((name) => !known.includes(name));
  if (strange !== undefined) return badRequest(`The query option '${strange}' is not supported by this stand-in.`);
  const top = Number(call.query("$top") ?? call.prefer.maxPageSize ?? usual);
  const skip = Number(call.query("$skip") ?? 0);
  if (!Number.isInteger(top) || top < 1 || !Number.isInteger(skip) || skip < 0) return badRequest("Invalid value for $top or $skip.");
  const size = Math.min(top, most);
  const value: Record<string, unknown>[] = [];
  for (const item of items.slice(skip, skip + size)) {
    const one = selected(item, call.query("$select"));
    if (!one.ok) return one;
    value.push(one.value);
  }
  const more = skip + size < items.length;
  const carried = known.filter((name) => name !== "$skip").flatMap((name) => {
    const text = call.query(name);
    return text === undefined ? [] : [`${name}=${encodeURIComponent(text)}`];
  });
  const nextLink = `${graphRoot.replace("/v1.0", "")}${call.path}?${[...carried, `$skip=${skip + size}`].join("&")}`;
  return answer(200, {
    "@odata.context": `${graphRoot}/$metadata#${context}`,
    ...(call.query("$count") === "true" ? { "@odata.count": items.length } : {}),
    ...(more ? { "@odata.nextLink": nextLink } : {}),
    value,
  });
}
