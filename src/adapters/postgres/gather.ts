import { setTimeout as pause } from "node:timers/promises";

type Waiting<Ask, Answer> = { readonly ask: Ask; readonly resolve: (answer: Answer) => void; readonly reject: (fault: unknown) => void };
/** Gives an answer to each ask, in the same order. */
type Work<Ask, Answer> = (asks: readonly Ask[]) => Promise<readonly Answer[]>;

async function answerAll<Ask, Answer>(batch: readonly Waiting<Ask, Answer>[], work: Work<Ask, Answer>): Promise<void> {
  const answers = await work(batch.map(({ ask }) => ask));
  for (const [n, one] of batch.entries()) {
    const answer = answers[n];
    if (answer === undefined) one.reject(new Error("there are fewer answers than asks"));
    else one.resolve(answer);
  }
}

/**
 * Does together what is asked for at the same moment: a crowd that is let in at once then costs a statement, not one each.
 * @param most asks in one go; more are done side by side
 */
export function gather<Ask, Answer>(most: number, work: Work<Ask, Answer>): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = [];

  const doAll = async (batch: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      await answerAll(batch, work);
    } catch (fault) {
      for (const one of batch) one.reject(fault);
    }
  };
  const leave = (): void => {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += most) void doAll(all.slice(from, from + most));
  };

  return (ask) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) process.nextTick(leave);
      waiting.push({ ask, resolve, reject });
    });
}

/** How long the first of a line waits for others, so that a crowd that is answered together stays together; nobody notices it. */
const knockMs = 1;

/**
 * Does together what is asked for while the work before it is under way, one piece of work at a time for each group. What fails
 * together is done again one by one, so that nobody fails for another's sake: work must have done nothing when it fails, or be
 * the same when it is repeated.
 * @param most asks in one go
 */
export function gatherInTurn<Ask, Answer>(most: number, groupOf: (ask: Ask) => string, work: Work<Ask, Answer>): (ask: Ask) => Promise<Answer> {
  /** Who waits behind the work that is under way for a group; a group without any has no line. */
  const lines = new Map<string, Waiting<Ask, Answer>[]>();

  const doAll = async (batch: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    try {
      await answerAll(batch, work);
    } catch (fault) {
      if (batch.length > 1) for (const one of batch) await doAll([one]);
      else batch[0]?.reject(fault);
    }
  };
  const serve = async (group: string, first: Waiting<Ask, Answer>): Promise<void> => {
    const line = [first];
    lines.set(group, line);
    if (most > 1) await pause(knockMs);
    while (line.length > 0) await doAll(line.splice(0, most));
    lines.delete(group);
  };

  return (ask) =>
    new Promise((resolve, reject) => {
      const one = { ask, resolve, reject };
      const line = lines.get(groupOf(ask));
      if (line) line.push(one);
      else void serve(groupOf(ask), one);
    });
}
