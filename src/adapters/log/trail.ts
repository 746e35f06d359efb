import { AsyncLocalStorage } from "node:async_hooks";
import type { Log, Trail } from "../../services/ports.ts";

/** A trail that follows work through everything that it awaits, and the log whose lines bear its id. */
export function onTrail(log: Log): { readonly log: Log; readonly trail: Trail } {
  const running = new AsyncLocalStorage<string>();
  const marked = (facts: Parameters<Log["info"]>[1]): Parameters<Log["info"]>[1] => {
    const requestId = running.getStore();
    return requestId === undefined ? facts : { requestId, ...facts };
  };
  return {
    log: {
      info: (what, facts) => log.info(what, marked(facts)),
      warn: (what, facts) => log.warn(what, marked(facts)),
      error: (what, facts) => log.error(what, marked(facts)),
    },
    trail: { id: () => running.getStore(), follow: (id, work) => running.run(id, work) },
  };
}
