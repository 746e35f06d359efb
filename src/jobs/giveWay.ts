/** How jobs give way to people in one process, so that a rush of bookings is not slowed by what follows from them. */
export type GiveWay = {
  /** Somebody is being answered while the work runs. */
  answering<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when a job may start. */
  turn(): Promise<void>;
};

/**
 * So many being answered at the same time, those of the last moment counted, are a rush: some 150 answers a second. Fewer leave
 * room for jobs, and somebody is always reading a board.
 */
const rush = 4;
/** Milliseconds between two jobs that have waited, once the rush is over: all at once they would be in the way of the next. */
const apartMs = 2;
/** How long somebody counts as being answered after the answer: a crowd that is answered together asks again together. */
const afterwardsMs = 25;

/**
 * While there is no rush a job starts at once. Else it waits, and one starts every `slowlyMs`: jobs never stand still.
 * @param slowlyMs as a rule 250: what a rush leaves behind is done within seconds of its end
 */
export function makeGiveWay(slowlyMs = 250): GiveWay {
  let people = 0;
  let timer: NodeJS.Timeout | null = null;
  const waiting: (() => void)[] = [];

  const plan = (): void => {
    if (timer) clearTimeout(timer);
    timer = waiting.length === 0 ? null : setTimeout(next, people < rush ? apartMs : slowlyMs);
  };
  const next = (): void => {
    waiting.shift()?.();
    timer = null;
    plan();
  };

  return {
    answering: async (work) => {
      people += 1;
      try {
        return await work();
      } finally {
        setTimeout(() => {
          people -= 1;
          if (people === rush - 1) plan();
        }, afterwardsMs);
      }
    },
    turn: () =>
      people < rush && waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
            if (!timer) plan();
          }),
  };
}
