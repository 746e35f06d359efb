import { pino } from "pino";
import type { Log } from "../../services/ports.ts";

/** Structured lines on standard output. What is handed in must hold no name, address or token; the usual places of tokens are struck out all the same. */
export function makeLog(level: string): Log {
  const lines = pino({ level, base: null, redact: { paths: ["token", "assertion", "authorization", "*.token", "*.authorization", "*.assertion"], censor: "[struck out]" } });
  return {
    info: (what, facts) => lines.info(facts ?? {}, what),
    warn: (what, facts) => lines.warn(facts ?? {}, what),
    error: (what, facts) => lines.error(facts ?? {}, what),
  };
}
