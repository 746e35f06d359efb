import type { Shelf, Store } from "../store.ts";
import type { EventCopy } from "./eventCopy.ts";

/** All copies of all events, by mailbox and by meeting. Deleted ones stay as traces, so that delta can tell of them. */
export type Copies = {
  get(key: string): EventCopy | undefined;
  /** in order of first writing, deleted ones too */
  ofMailbox(address: string): EventCopy[];
  ofMeeting(iCalUId: string): EventCopy[];
  /** Writes a copy and gives it the next change number. Every change in the tenant passes here. */
  put(copy: EventCopy): EventCopy;
  /** Calls back on every write, with the copy as it stood before, if it did. */
  watch(heard: (copy: EventCopy, before: EventCopy | undefined) => void): void;
  /** the latest change number */
  lastChange(): number;
  /** Reads the shelf again, after the store was cleared. */
  reload(): void;
};

export function openCopies(store: Store): Copies {
  const shelf: Shelf<EventCopy> = store.shelf<EventCopy>("graph/event");
  const byMailbox = new Map<string, Set<string>>();
  const byMeeting = new Map<string, Set<string>>();
  const watchers: ((copy: EventCopy, before: EventCopy | undefined) => void)[] = [];
  let last = 0;
  const enter = (index: Map<string, Set<string>>, name: string, key: string): void => {
    const keys = index.get(name) ?? new Set<string>();
    index.set(name, keys.add(key));
  };
  const index = (copy: EventCopy): void => {
    enter(byMailbox, copy.mailbox, copy.key);
    enter(byMeeting, copy.iCalUId, copy.key);
    last = Math.max(last, copy.change);
  };
  const of = (keys: Set<string> | undefined): EventCopy[] => [...(keys ?? [])].flatMap((key) => shelf.get(key) ?? []);
  const reload = (): void => {
    byMailbox.clear();
    byMeeting.clear();
    last = 0;
    for (const copy of shelf.values()) index(copy);
  };
  reload();
  return {
    get: (key) => shelf.get(key),
    ofMailbox: (address) => of(byMailbox.get(address)),
    ofMeeting: (iCalUId) => of(byMeeting.get(iCalUId)),
    put: (copy) => {
      const before = shelf.get(copy.key);
      const written = { ...copy, change: last + 1 };
      shelf.put(written.key, written);
      index(written);
      for (const heard of watchers) heard(written, before);
      return written;
    },
    watch: (heard) => void watchers.push(heard),
    lastChange: () => last,
    reload,
  };
}
