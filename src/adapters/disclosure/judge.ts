import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { proposeCut } from "../../domain/disclosure.ts";
import type { Cut, Decision, Published, Thresholds } from "../../domain/disclosure.ts";
import type { DisclosureJudge } from "../../services/survey/surveyPorts.ts";

type Asked = { readonly number: number; readonly published: Published; readonly cut: Cut; readonly thresholds: Thresholds };
type Judged = { readonly number: number; readonly decision: Decision };
type Waiting = { readonly resolve: (decision: Decision) => void; readonly reject: (fault: Error) => void };

/** What the thread is started with, so that this file does nothing where another thread imports it. */
const asJudge = "hubbplats-disclosure-judge";

/**
 * The engine in a thread of its own: a cut of sixty hubs takes seconds, and the server answers others meanwhile. The thread starts
 * with the first question, judges one at a time, and keeps the process alive only while somebody waits. When it falls, those who wait are told, and
 * the next question starts another.
 */
export function makeJudge(): { readonly judge: DisclosureJudge; stop(): Promise<void> } {
  let thread: Worker | null = null;
  let asked = 0;
  const waiting = new Map<number, Waiting>();
  const fall = (fault: Error): void => {
    thread = null;
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(new URL(import.meta.url), { workerData: asJudge });
    started.unref();
    started.on("message", ({ number, decision }: Judged) => {
      waiting.get(number)?.resolve(decision);
      waiting.delete(number);
      if (waiting.size === 0) started.unref();
    });
    started.on("error", fall);
    started.on("exit", () => {
      if (thread === started) fall(new Error("the judge of disclosure ended"));
    });
    return started;
  };
  return {
    judge: {
      propose: (published, cut, thresholds) =>
        new Promise((resolve, reject) => {
          thread ??= start();
          const question: Asked = { number: asked++, published, cut, thresholds };
          waiting.set(question.number, { resolve, reject });
          thread.ref();
          thread.postMessage(question);
        }),
    },
    stop: async () => {
      await thread?.terminate();
    },
  };
}

if (!isMainThread && workerData === asJudge) {
  parentPort?.on("message", ({ number, published, cut, thresholds }: Asked) => {
    const judged: Judged = { number, decision: proposeCut(published, cut, thresholds) };
    parentPort?.postMessage(judged);
  });
}
