import { fork } from "node:child_process";
import { z } from "zod";

/** A process of its own that answers questions, one object each. */
export type Child = {
  /** @param shape what the answer must look like. Throws what the child threw. */
  ask<T>(question: object, shape: z.ZodType<T>): Promise<T>;
  /** Milliseconds of processor time that it has used so far: told apart from waiting, where other programs share the machine. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
};

const answered = z.object({ id: z.number(), value: z.unknown().optional(), fault: z.string().optional() });
const cpuQuestion = { ask: "cpu" } as const;
const asksForCpu = z.object({ ask: z.literal("cpu") });
const asked = z.object({ id: z.number(), question: z.unknown() });

/** Starts a script of this folder. What it prints is shown on stderr: stdout holds the figures alone. @param flags for Node, such as --cpu-prof */
export function startChild(script: string, flags: readonly string[] = []): Child {
  const child = fork(new URL(script, import.meta.url), [], { execArgv: ["--no-warnings", ...flags], stdio: ["ignore", 2, "inherit", "ipc"] });
  const waiting = new Map<number, (answer: z.output<typeof answered>) => void>();
  const ended = new Promise<void>((resolve) => {
    child.once("exit", (code) => {
      for (const [id, tell] of waiting) tell({ id, fault: `${script} ended with ${String(code)}` });
      resolve();
    });
  });
  child.on("message", (message) => {
    const answer = answered.parse(message);
    waiting.get(answer.id)?.(answer);
  });
  let asks = 0;
  const ask: Child["ask"] = async (question, shape) => {
    const id = (asks += 1);
    const answer = await new Promise<z.output<typeof answered>>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, question });
    });
    waiting.delete(id);
    if (answer.fault !== undefined) throw new Error(answer.fault);
    return shape.parse(answer.value);
  };
  return {
    ask,
    cpuMs: () => ask(cpuQuestion, z.number()),
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The child's side: answers each question, and ends when the parent lets go. */
export function answerParent(answer: (question: unknown) => Promise<unknown>, end: () => Promise<void> = async () => undefined): void {
  process.on("message", (message) => {
    const { id, question } = asked.parse(message);
    const { user, system } = process.cpuUsage();
    (asksForCpu.safeParse(question).success ? Promise.resolve((user + system) / 1000) : answer(question)).then(
      (value) => process.send?.({ id, value }),
      (fault: unknown) => process.send?.({ id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }),
    );
  });
  process.once("disconnect", () => {
    void end().finally(() => process.exit(0));
  });
}
