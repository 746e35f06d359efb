import { randomUUID } from "node:crypto";
import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import type { Answered, Client, TestApp } from "../support/app.ts";

/** Sends as somebody with this token; a write carries a key of its own unless told. */
export function clientOf(origin: string, token: string, personId: string): Client {
  const call = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(`${origin}${path}`, init);
    const text = await response.text();
    return { status: response.status, body: /json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : text, headers: response.headers };
  };
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return {
    token,
    personId,
    get: (path) => call(path, { headers }),
    send: (method, path, body, key = randomUUID()) =>
      call(path, { method, headers: { ...headers, ...(key === null ? {} : { "idempotency-key": key }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  };
}

/** Many people who have opened Hubbplats and are signed in, each by a really signed token. They have no mailbox. */
export async function crowd(app: TestApp, count: number, roles: readonly ("hr" | "planner" | "administrator")[] = []): Promise<Client[]> {
  const { local } = app;
  if (!local) throw new Error("there is no stand-in to sign anybody in");
  const { standin } = local;
  const people = Array.from({ length: count }, (_, i) => ({ oid: randomUUID(), upn: `gast.${i}@${standin.tenant.domain}`, displayName: `Gäst ${i}`, locale: "sv-SE" as const, roles }));
  const clients = await Promise.all(people.map(async (person) => clientOf(app.origin, await standin.entra.mint(tabClaims(standin.tenant, standin.origin, person), { lifetime: 86_400 }), person.oid)));
  const met = await Promise.all(clients.map((client) => client.get("/api/me")));
  const refused = met.filter((answer) => answer.status !== 200);
  if (refused.length > 0) throw new Error(`${refused.length} of ${count} were not let in`);
  return clients;
}

/** How many answers there were of each kind: the status, and the refusal's code where there is one. */
export function tally(answers: readonly Answered[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const code = body?.results?.[0]?.refusal?.code ?? body?.code;
    const kind = code === undefined ? String(status) : `${status} ${code}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
