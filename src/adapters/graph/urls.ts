/** Everything is spoken to as this, also where a local server answers: only the last link of the chain swaps the origin. */
export const graphBase = "https://graph.microsoft.com/v1.0";

/** One path segment or query value. An apostrophe ends a string in OData, so it is escaped too. */
const escaped = (segment: string): string => encodeURIComponent(segment).replaceAll("'", "%27");

/** Builds a Graph address; every value put in is escaped, so that an id with `/`, `+` or `=` stays one segment. */
export const graphUrl = (texts: TemplateStringsArray, ...values: readonly string[]): string =>
  graphBase + texts.map((text, i) => text + (i < values.length ? escaped(values[i] ?? "") : "")).join("");

/** True for an address that Graph may have given us to follow: never send a token anywhere else. */
export const isGraphUrl = (url: string): boolean => url.startsWith(`${graphBase}/`);

const pathOf = (url: string): string => new URL(url).pathname.replace(/^\/v1\.0/, "");

/** Whose mailbox a call touches (object id or address, lower case), or null when it touches none: what is under a person is not all in their mailbox. */
export function mailboxOf(url: string): string | null {
  const segment = /^\/users\/([^/]+)(?!\/teamwork\/)(?:\/|$)/.exec(pathOf(url))?.[1];
  return segment === undefined ? null : decodeURIComponent(segment).toLowerCase();
}

/** The path with its ids taken out, fit for a metric's label: "/users/{id}/events/{id}/cancel". */
export const templateOf = (url: string): string =>
  pathOf(url)
    .replace(/^\/users\/[^/]+/, "/users/{id}")
    .replace(/\/events\/[^/]+/, "/events/{id}")
    .replace(/^\/subscriptions\/[^/]+/, "/subscriptions/{id}")
    .replace(/^\/groups\/[^/]+/, "/groups/{id}")
    .replace(/^\/places\/(?!microsoft\.graph\.)[^/]+/, "/places/{id}");
