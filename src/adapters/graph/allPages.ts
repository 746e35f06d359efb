import { z } from "zod";
import type { Called } from "../../services/ports.ts";
import type { Call } from "./call.ts";
import { unreadable } from "./faults.ts";

const page = z.object({ value: z.array(z.unknown()), "@odata.nextLink": z.string().optional() });
const mostPages = 200;

/** A list of Graph's with all its pages, by the links that it gives. A page that fails is a fault of the whole. */
export async function allPages(call: Call, first: string): Promise<Called<unknown[]>> {
  const listed: unknown[] = [];
  let url: string | undefined = first;
  for (let n = 0; url !== undefined && n < mostPages; n += 1) {
    const called = await call({ method: "GET", url });
    if (!called.ok) return called;
    const read = page.safeParse(called.value);
    if (!read.success) return unreadable;
    listed.push(...read.data.value);
    url = read.data["@odata.nextLink"];
  }
  return { ok: true, value: listed };
}
