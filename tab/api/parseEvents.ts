/** One server-sent event. `name` is "message" when the server gave none. */
export type ServerEvent = { readonly name: string; readonly data: string };
export type EventParser = {
  /** Takes the next piece of text, cut anywhere, and gives the events that it completed. A comment (heartbeat) gives none. */
  readonly push: (piece: string) => ServerEvent[];
};

/** Reads `text/event-stream`, as the HTML standard says in "9.2.6 Interpreting an event stream"; `id` and `retry` are not used here. */
export function makeEventParser(): EventParser {
  let rest = "";
  let name = "";
  let data: string[] = [];
  let first = true;

  const line = (text: string): ServerEvent[] => {
    if (text === "") {
      const event = { name: name || "message", data: data.join("\n") };
      const complete = data.length > 0;
      name = "";
      data = [];
      return complete ? [event] : [];
    }
    const colon = text.indexOf(":");
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (field === "event") name = value;
    if (field === "data") data.push(value);
    return [];
  };

  return {
    push: (piece) => {
      rest += first ? piece.replace(/^\uFEFF/, "") : piece;
      first = first && piece === "";
      const events: ServerEvent[] = [];
      for (let end = rest.search(/[\r\n]/); end >= 0; end = rest.search(/[\r\n]/)) {
        // A lone CR at the end of a piece may be the first half of a CRLF: wait for what follows.
        if (rest[end] === "\r" && end === rest.length - 1) break;
        const width = rest.startsWith("\r\n", end) ? 2 : 1;
        events.push(...line(rest.slice(0, end)));
        rest = rest.slice(end + width);
      }
      return events;
    },
  };
}
