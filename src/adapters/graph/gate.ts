/** Lets at most so many pieces of work run at a time for each key; the rest wait their turn in the order they came. */
export type Gate = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Exchange allows an app four calls at a time on one mailbox and answers 429 to the fifth. Sweeps call hub mailboxes and
 * people's actions call people's mailboxes, so the two never wait for each other and need no order of rank. This is the line
 * inside one process; the places themselves are shared with other replicas (slots.ts).
 * @param width calls at a time for one key
 */
export function makeGate(width: number): Gate {
  const lines = new Map<string, { running: number; waiting: (() => void)[] }>();
  return async (key, work) => {
    const line = lines.get(key) ?? { running: 0, waiting: [] };
    lines.set(key, line);
    if (line.running >= width) await new Promise<void>((admit) => line.waiting.push(admit));
    else line.running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on without being given back, so that nobody slips in between.
      const next = line.waiting.shift();
      if (next) next();
      else if ((line.running -= 1) === 0) lines.delete(key);
    }
  };
}
