/** The list of hubs in a file's text, whatever they look like inside; null: it is no file of hubs. */
export function hubsOfText(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "hubs" in body && Array.isArray(body.hubs) ? body.hubs : null;
  } catch {
    return null;
  }
}
