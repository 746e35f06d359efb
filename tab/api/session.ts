/**
 * The one sign-in of this page. A token source gives a token when asked (Teams, or the local sign-in); the token lives in
 * memory only and is asked for anew when less than two minutes of it remain. Calls made before it is known how to sign in wait.
 */
export type TokenSource = () => Promise<string>;

const margin = 120_000;
let source = Promise.withResolvers<TokenSource>();
let held: { readonly token: string; readonly ends: number } | null = null;
let asking: Promise<string> | null = null;

export function signInWith(next: TokenSource): void {
  source.resolve(next);
  source = { ...source, promise: Promise.resolve(next) };
  held = null;
}

/** A token that is good for a while yet. Throws what the source throws. */
export function token(now: number = Date.now()): Promise<string> {
  if (held && held.ends - margin > now) return Promise.resolve(held.token);
  asking ??= ask().finally(() => {
    asking = null;
  });
  return asking;
}

/** After a 401: the token in hand is no good, whatever its end says. */
export function forgetToken(refused: string): void {
  if (held?.token === refused) held = null;
}

async function ask(): Promise<string> {
  const fresh = await (await source.promise)();
  held = { token: fresh, ends: endOf(fresh) };
  return fresh;
}

/** When a JWT ends, in milliseconds. Only to know when to ask again; the server checks the token. Unreadable: at once. */
export function endOf(jwt: string): number {
  try {
    const body: unknown = JSON.parse(atob((jwt.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")));
    return typeof body === "object" && body !== null && "exp" in body && typeof body.exp === "number" ? body.exp * 1000 : 0;
  } catch {
    return 0;
  }
}
