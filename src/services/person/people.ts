import type { Person } from "../../domain/people.ts";
import type { Ledger, News } from "../ports.ts";

/**
 * The people who are using Hubbplats now, kept in memory: every request asks for one. Forgotten when the ledger tells that
 * they have changed a setting, here or on another replica.
 */
export type People = {
  one(id: string): Promise<Person | null>;
  /** What sign-in tells of a person; written down only when it is news. */
  meet(known: { id: string; name: string; mail: string }): Promise<Person>;
  heard(news: News): void;
};

const mostKept = 20_000;

export function makePeople(ledger: Pick<Ledger, "person" | "meetPerson">): People {
  const known = new Map<string, Person>();
  let heard = 0;
  const keep = (person: Person, before: number): Person => {
    if (known.size >= mostKept) known.clear();
    if (before === heard) known.set(person.id, person);
    return person;
  };
  return {
    one: async (id) => {
      const found = known.get(id);
      if (found) return found;
      const before = heard;
      const read = await ledger.person(id);
      return read && keep(read, before);
    },
    meet: async (told) => {
      const found = known.get(told.id);
      if (found && found.name === told.name && found.mail === told.mail) return found;
      const before = heard;
      return keep(await ledger.meetPerson(told), before);
    },
    heard: (news) => {
      if (news.kind !== "person" && news.kind !== "resync") return;
      heard += 1;
      if (news.kind === "person") known.delete(news.personId);
      else known.clear();
    },
  };
}
