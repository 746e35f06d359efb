/** One value that the page shares, in the form that `useSyncExternalStore` reads. */
export type Value<T> = {
  readonly read: () => T;
  readonly set: (next: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function makeValue<T>(first: T): Value<T> {
  let held = first;
  const listeners = new Set<() => void>();
  return {
    read: () => held,
    set: (next) => {
      if (Object.is(next, held)) return;
      held = next;
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
