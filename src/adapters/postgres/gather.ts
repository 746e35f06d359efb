/**
 * Does together what is asked for at the same moment: a crowd that is let in at once then costs a statement, not one each.
 * @param most asks in one go; more are done side by side
 * @param work gives an answer to each ask, in the same order
 */
export function gather<Ask, Answer>(most: number, work: (asks: readonly Ask[]) => Promise<readonly Answer[]>): (ask: Ask) => Promise<Answer> {
  type Waiting = { readonly ask: Ask; readonly resolve: (answer: Answer) => void; readonly reject: (fault: unknown) => void };
  let waiting: Waiting[] = [];

  const doAll = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const answers = await work(batch.map(({ ask }) => ask));
      for (const [n, one] of batch.entries()) {
        const answer = answers[n];
        if (answer === undefined) one.reject(new Error("there are fewer answers than asks"));
        else one.resolve(answer);
      }
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
