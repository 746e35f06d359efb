import { z } from "zod";
import type { GroupDirectory } from "../../services/survey/surveyPorts.ts";
import { allPages } from "./allPages.ts";
import type { Call } from "./call.ts";
import { graphUrl } from "./urls.ts";

const named = z.object({ displayName: z.string().min(1) });
const user = z.object({ "@odata.type": z.literal("#microsoft.graph.user"), id: z.guid() });

/**
 * Who is in a group of Entra, with those of its groups. The whole list is asked for and what is no user left out here: a cast to
 * users would need `ConsistencyLevel: eventual` and `$count`, and answers from an index that may lag behind. Without the right to
 * read users the id and the type still come, and more is not wanted. 999 is the largest page.
 */
export const makeGroupDirectory = (call: Call): GroupDirectory => ({
  members: async (groupId) => {
    const listed = await allPages(call, graphUrl`/groups/${groupId}/transitiveMembers?$select=id&$top=999`);
    if (!listed.ok) return listed;
    const ids = listed.value.flatMap((one) => {
      const read = user.safeParse(one);
      return read.success ? [read.data.id.toLowerCase()] : [];
    });
    return { ok: true, value: [...new Set(ids)] };
  },
  name: async (groupId) => {
    const found = await call({ method: "GET", url: graphUrl`/groups/${groupId}?$select=displayName` });
    if (!found.ok) return found;
    const read = named.safeParse(found.value);
    return read.success ? { ok: true, value: read.data.displayName } : { ok: false, why: "refused", code: "no name" };
  },
});
