/** Where people and apps sign in, and the authority that MSAL is always told: it refuses any other that is not https. */
export const realEntra = "https://login.microsoftonline.com";

/** The origin without a closing slash. Throws when secrets would travel in the clear: http is for this machine alone. */
export function allowedOrigin(text: string): string {
  const url = new URL(text);
  const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) throw new Error(`${url.origin} is neither https nor on this machine`);
  return url.origin;
}
