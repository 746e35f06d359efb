import { setTimeout as wait } from "node:timers/promises";

/** What came back of one POST: null when nothing did in time, with how long it took in real milliseconds. */
export type Reached = { status: number; type: string; text: string } | { fault: "timeout" | "unreachable" };

/** Graph takes https addresses alone, but a server on this machine has no certificate: https on loopback means http. */
const onWire = (url: string): string => url.replace(/^https:(\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/])/i, "http:$1");

/** Posts to a listener as Graph does: no token, no redirects followed. @param limitMs real milliseconds for the whole answer */
export async function reach(url: string, sent: { type: string; body: string }, limitMs: number): Promise<Reached> {
  const late = new AbortController();
  const asked = async (): Promise<Reached> => {
    try {
      const reply = await fetch(onWire(url), { method: "POST", headers: { "Content-Type": sent.type }, body: sent.body, redirect: "manual", signal: late.signal });
      return { status: reply.status, type: reply.headers.get("content-type") ?? "", text: await reply.text() };
    } catch {
      return { fault: "unreachable" };
    }
  };
  const alarm = new AbortController();
  const tooLate = wait(limitMs, { fault: "timeout" } as const, { signal: alarm.signal, ref: false }).catch(() => ({ fault: "timeout" }) as const);
  try {
    return await Promise.race([asked(), tooLate]);
  } finally {
    alarm.abort();
    late.abort();
  }
}
