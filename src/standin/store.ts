import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A shelf of JSON documents of one kind, held in memory and written through at once, so that `kill -9` loses nothing. */
export type Shelf<T> = {
  get(id: string): T | undefined;
  values(): T[];
  put(id: string, document: T): void;
  drop(id: string): void;
};

export type Store = {
  /** Documents of one kind, in order of first writing. The kind's shape is the caller's promise: nothing else writes it, so a kind is opened once. */
  shelf<T>(kind: string): Shelf<T>;
  clear(): void;
  close(): void;
};

/** Opens the stand-in's memory. @param file path of a SQLite file, or ":memory:" */
export function openStore(file: string): Store {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file);
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS document (kind TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id))");
  const write = db.prepare("INSERT INTO document (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body");
  const remove = db.prepare("DELETE FROM document WHERE kind = ? AND id = ?");
  const read = db.prepare("SELECT id, body FROM document WHERE kind = ? ORDER BY rowid");
  const shelves = new Map<string, { clear(): void }>();

  const open = <T>(kind: string): Shelf<T> => {
    if (shelves.has(kind)) throw new Error(`the shelf "${kind}" is already open: two would not see each other's documents`);
    const known = new Map<string, T>();
    const parse: (body: string) => T = JSON.parse;
    for (const row of read.all(kind)) known.set(String(row["id"]), parse(String(row["body"])));
    shelves.set(kind, { clear: () => known.clear() });
    return {
      get: (id) => known.get(id),
      values: () => [...known.values()],
      put: (id, document) => {
        known.set(id, document);
        write.run(kind, id, JSON.stringify(document));
      },
      drop: (id) => {
        if (known.delete(id)) remove.run(kind, id);
      },
    };
  };

  return {
    shelf: open,
    clear: () => {
      db.exec("DELETE FROM document");
      for (const { clear } of shelves.values()) clear();
    },
    close: () => db.close(),
  };
}
