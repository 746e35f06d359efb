/** What a text says in JSON; null when it is empty or no JSON, as the error pages of proxies are. */
export function jsonOf(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
