import type { Answer } from "../api/request.ts";
import type { Problem } from "../../src/contract.ts";

/** What is known of one key: the last good answer stays while a new one is fetched or has failed. */
export type Kept<T> = { readonly value?: T; readonly problem?: Problem; readonly loading: boolean };

export type Cache<T> = {
  /** the same object until something changes, as `useSyncExternalStore` wants */
  readonly read: (key: string) => Kept<T>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Fetches unless it is here or under way. */
  readonly want: (key: string) => void;
  /** Fetches anew. Asked while a fetch is under way it fetches once more after it: that answer may be older than the question. */
  readonly refresh: (key: string) => Promise<void>;
  readonly refreshAll: () => void;
  readonly change: (key: string, change: (value: T) => T) => void;
  readonly keys: () => readonly string[];
};

const nothing = { loading: false } as const;

export function makeCache<T>(fetchOne: (key: string) => Promise<Answer<T>>): Cache<T> {
  const kept = new Map<string, Kept<T>>();
  const underWay = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const listeners = new Set<() => void>();

  const set = (key: string, next: Kept<T>): void => {
    kept.set(key, next);
    listeners.forEach((listener) => listener());
  };
  const read = (key: string): Kept<T> => kept.get(key) ?? nothing;

  const run = async (key: string): Promise<void> => {
    set(key, { ...read(key), loading: true });
    const answer = await fetchOne(key);
    underWay.delete(key);
    if (again.delete(key)) return refresh(key);
    set(key, answer.ok ? { value: answer.value, loading: false } : { value: read(key).value, problem: answer.problem, loading: false });
  };
  const refresh = (key: string): Promise<void> => {
    const running = underWay.get(key);
    if (running) {
      again.add(key);
      return running;
    }
    // Started in a microtask, so that a listener that asks again while hearing of it finds it under way.
    const started = Promise.resolve().then(() => run(key));
    underWay.set(key, started);
    return started;
  };

  return {
    read,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    want: (key) => {
      if (read(key).value === undefined && !underWay.has(key)) void refresh(key);
    },
    refresh,
    refreshAll: () => [...kept.keys()].forEach((key) => void refresh(key)),
    change: (key, change) => {
      const { value } = read(key);
      // A fetch under way may have left before the change: its answer must not undo it.
      if (underWay.has(key)) again.add(key);
      if (value !== undefined) set(key, { ...read(key), value: change(value) });
    },
    keys: () => [...kept.keys()],
  };
}
