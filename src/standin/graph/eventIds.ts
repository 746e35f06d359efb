import type { Copies } from "./copies.ts";
import type { EventCopy } from "./eventCopy.ts";

/** Which of the two forms of an event's id a caller asked for by `Prefer: IdType="ImmutableId"`. */
export type IdForm = "default" | "immutable";

const heads = { default: "AAMkAD", immutable: "AAkALg" } as const;

/** Both forms hold +, /, - and =, so that a client that forgets to escape a path fails here as it will there. */
export function eventId(copy: EventCopy, form: IdForm, day = ""): string {
  const turn = form === "immutable" ? "" : String(copy.moves);
  return `${heads[form]}-BGAA+${Buffer.from(`${copy.key}.${day}.${turn}`).toString("base64").replace(/=+$/, "")}/AAA=`;
}

/** The copy behind an id in either form, as long as the id is the copy's present one; `day` names one occurrence of a series. */
export function copyOfId(copies: Copies, mailbox: string, id: string): { copy: EventCopy; day: string } | null {
  const inner = /^(?:AAMkAD|AAkALg)-BGAA\+([A-Za-z0-9+/]+)\/AAA=$/.exec(id)?.[1];
  if (!inner) return null;
  const [key = "", day = ""] = Buffer.from(inner, "base64").toString("utf8").split(".");
  const copy = copies.get(key);
  if (!copy || copy.gone || copy.mailbox !== mailbox) return null;
  return eventId(copy, "default", day) === id || eventId(copy, "immutable", day) === id ? { copy, day } : null;
}

export const etagOf = (copy: EventCopy): string => `W/"${changeKeyOf(copy)}"`;
export const changeKeyOf = (copy: EventCopy): string => Buffer.from(`change-${copy.change}`).toString("base64");
