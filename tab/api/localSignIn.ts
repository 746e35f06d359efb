/** Signing in on a machine without a tenant. The server has these routes in local mode only, on loopback only. */
export type LocalPerson = { readonly user: string; readonly name: string; readonly roles: readonly string[] };

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
export const isLoopback = (): boolean => loopback.has(location.hostname);

/** The people one can be here, or null when this is no local server. */
export async function localPeople(): Promise<readonly LocalPerson[] | null> {
  if (!isLoopback()) return null;
  const response = await fetch("/local/people").catch(() => null);
  if (!response?.ok) return null;
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null && "people" in body && Array.isArray(body.people) ? body.people.flatMap(personOf) : null;
}

function personOf(entry: unknown): LocalPerson[] {
  if (typeof entry !== "object" || entry === null || !("upn" in entry) || typeof entry.upn !== "string") return [];
  const name = "displayName" in entry && typeof entry.displayName === "string" ? entry.displayName : entry.upn;
  const roles = "roles" in entry && Array.isArray(entry.roles) ? entry.roles.filter((role) => typeof role === "string") : [];
  return [{ user: entry.upn, name, roles }];
}

/** The token that Teams would give this person. */
export async function localToken(user: string): Promise<string> {
  const response = await fetch("/local/token", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ user }) });
  const body: unknown = await response.json();
  if (response.ok && typeof body === "object" && body !== null && "token" in body && typeof body.token === "string") return body.token;
  throw new Error(`no local token for ${user}: ${response.status}`);
}
