import { useEffect, useSyncExternalStore } from "react";
import type { Cache, Kept } from "./cache.ts";
import type { Value } from "./value.ts";

export const useValue = <T>(value: Value<T>): T => useSyncExternalStore(value.subscribe, value.read);

/** What is known of a key, fetched when nobody has yet. */
export function useCached<T>(cache: Cache<T>, key: string): Kept<T> {
  useEffect(() => cache.want(key), [cache, key]);
  return useSyncExternalStore(cache.subscribe, () => cache.read(key));
}
