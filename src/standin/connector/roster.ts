import { createHash } from "node:crypto";
import type { Store } from "../store.ts";
import type { Person, Tenant } from "../tenant.ts";
import type { Conversation } from "./chat.ts";

/** What a person has done with the app. */
type Standing = { installed: boolean; blocked: boolean; /** the bot was never added */ unknown?: true };

export const botName = "Hubbplats";
export const team = { id: "19:hubbplats-team@thread.tacv2", name: "Hubbar", aadGroupId: "55555555-5555-4555-8555-555555555555" };

export type Roster = {
  botId: string;
  /** "29:…", the id that a bot sees; differs from the Entra object id as in Teams */
  memberId(person: Person): string;
  personOf(upnOrId: string): Person | undefined;
  /** By id, with or without ";messageid=…", or as a person names it: "group", "channel", or a person's mail address. */
  conversation(named: string): Conversation | undefined;
  personal(person: Person): Conversation;
  standing(person: Person): Standing;
  setStanding(person: Person, change: Partial<Standing>): void;
  /** Whether the bot has been added to a group chat or channel. */
  botAdded(conversation: Conversation): boolean;
  setBotAdded(conversation: Conversation): void;
};

const digests = new Map<string, string>();
/** Kept: a call looks through everybody, and there may be thousands. */
function digest(text: string): string {
  const known = digests.get(text);
  if (known !== undefined) return known;
  const made = createHash("sha256").update(text).digest("base64url").slice(0, 40);
  digests.set(text, made);
  return made;
}

/** Who can talk where: a personal chat for each person, one group chat and one channel with everybody in it. */
export function openRoster(tenant: Tenant, store: Store): Roster {
  const standings = store.shelf<Standing>("chat-standing");
  const added = store.shelf<{ added: true }>("chat-bot-added");
  const memberId = (person: Person): string => `29:1${digest(`${tenant.botApp} ${person.oid}`)}`;
  const personal = (person: Person): Conversation => ({ id: `a:1${digest(`chat ${tenant.botApp} ${person.oid}`)}`, kind: "personal", members: [person.oid] });
  const everybody = tenant.people.map((one) => one.oid);
  const group: Conversation = { id: "19:hubbplats-group@thread.v2", kind: "groupChat", name: "Vi som sitter i Stugun", members: everybody };
  const channel: Conversation = { id: "19:hubbplats-channel@thread.tacv2", kind: "channel", name: "Allmänt", members: everybody };

  const standing = (person: Person): Standing => standings.get(person.oid) ?? { installed: false, blocked: false, unknown: true };
  const personOf = (name: string): Person | undefined =>
    tenant.people.find((one) => one.upn.toLowerCase() === name.toLowerCase() || one.oid === name || memberId(one) === name);

  return {
    botId: `28:${tenant.botApp}`,
    memberId,
    personOf,
    personal,
    conversation: (named) => {
      if (named === "group") return group;
      if (named === "channel") return channel;
      const person = named.includes("@") ? personOf(named) : undefined;
      if (person) return personal(person);
      const id = named.split(";")[0];
      return [group, channel, ...tenant.people.map(personal)].find((one) => one.id === id);
    },
    standing,
    setStanding: (person, change) => {
      const { installed, blocked } = { ...standing(person), ...change };
      standings.put(person.oid, { installed, blocked });
    },
    botAdded: (conversation) => added.get(conversation.id) !== undefined,
    setBotAdded: (conversation) => added.put(conversation.id, { added: true }),
  };
}
