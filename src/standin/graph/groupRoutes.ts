import type { Group } from "../tenant.ts";
import { answer, graphRoot } from "./calls.ts";
import type { Answer, Call, Routes } from "./calls.ts";
import { badRequest, refuse } from "./refusal.ts";
import { selected } from "./select.ts";
import type { World } from "./world.ts";

const groupRights = ["Group.Read.All", "Group.ReadWrite.All", "GroupMember.Read.All", "GroupMember.ReadWrite.All", "Directory.Read.All"];
const reading = { delegated: groupRights, app: groupRights, refusal: "directory" } as const;
const members = { delegated: ["GroupMember.ReadBasic.All", ...groupRights], app: ["GroupMember.ReadBasic.All", ...groupRights], refusal: "directory" } as const;

const usualPage = 100;
const mostOnAPage = 999;
const known = ["$top", "$select", "$skiptoken"];
const isObjectId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** Groups and who is in them, directly or by way of other groups. A cast to one kind of member is an advanced query, and is not served. */
export function groupRoutes(routes: Routes, world: World): void {
  const groups = new Map((world.tenant.groups ?? []).map((group) => [group.id, group]));

  const shown = (id: string): Record<string, unknown> => {
    const [group, person] = [groups.get(id), world.find(id)];
    if (group) return { "@odata.type": "#microsoft.graph.group", id, displayName: group.displayName };
    return person ? { "@odata.type": "#microsoft.graph.user", id, displayName: person.name, userPrincipalName: person.address, mail: person.address } : { "@odata.type": "#microsoft.graph.device", id, displayName: null };
  };
  /** Every id once, however many ways lead to it; a group that is inside itself ends there. */
  const allIn = (group: Group, seen: Set<string>): ReadonlySet<string> => {
    for (const id of group.members) {
      if (seen.has(id)) continue;
      seen.add(id);
      const inner = groups.get(id);
      if (inner) allIn(inner, seen);
    }
    return seen;
  };
  const onGroup = (call: Call, handle: (group: Group) => Answer): Answer => {
    const id = call.param("group");
    if (!isObjectId(id)) return refuse(400, "Request_BadRequest", `Invalid object identifier '${id}'.`);
    const group = groups.get(id.toLowerCase());
    return group ? handle(group) : refuse(404, "Request_ResourceNotFound", `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`);
  };

  routes.open("get", "/groups/{group-id}", reading, (call) =>
    onGroup(call, ({ id, displayName }) => {
      const body = selected({ id, displayName, description: null, mailEnabled: false, securityEnabled: true, groupTypes: [] }, call.query("$select"));
      return body.ok ? answer(200, { "@odata.context": `${graphRoot}/$metadata#groups/$entity`, ...body.value }) : body;
    }),
  );
  routes.open("get", "/groups/{group-id}/members", members, (call) => onGroup(call, (group) => page(call, group.members.map(shown))));
  routes.open("get", "/groups/{group-id}/transitiveMembers", members, (call) => onGroup(call, (group) => page(call, [...allIn(group, new Set())].map(shown))));
}

/** One page of directory objects: 100, or as many as are asked for up to 999; the next one is asked for by an opaque token, never by $skip. */
function page(call: Call, items: readonly Record<string, unknown>[]): Answer {
  const strange = call.queryNames.find((name) => !known.includes(name));
  if (strange !== undefined) return badRequest(`The query option '${strange}' is not supported by this stand-in.`);
  const asked = call.query("$top");
  const top = Number(asked ?? usualPage);
  if (!Number.isInteger(top) || top < 1 || top > mostOnAPage) return refuse(400, "Request_UnsupportedQuery", `Invalid page size specified: '${asked}'. Must be between 1 and 999 inclusive.`);
  const token = call.query("$skiptoken");
  const place = token === undefined ? "0" : Buffer.from(token, "base64url").toString("utf8");
  const from = Number(place);
  if (!/^\d+$/.test(place) || from > items.length) return refuse(400, "Directory_ExpiredPageToken", "The specified page token value has expired and can no longer be included in your request.");
  const value: Record<string, unknown>[] = [];
  for (const item of items.slice(from, from + top)) {
    const one = selected(item, call.query("$select"), ["displayName", "mail", "userPrincipalName"]);
    if (!one.ok) return one;
    value.push(one.value);
  }
  const select = call.query("$select");
  const next = `${graphRoot.replace("/v1.0", "")}${call.path}?${select === undefined ? "" : `$select=${encodeURIComponent(select)}&`}$top=${top}&$skiptoken=${Buffer.from(String(from + top)).toString("base64url")}`;
  return answer(200, { "@odata.context": `${graphRoot}/$metadata#directoryObjects`, ...(from + top < items.length ? { "@odata.nextLink": next } : {}), value });
}
