import type { Traces } from "./traced.ts";

/** A refusal as Graph words it. The date inside has no zone, as in real answers. */
export function errorBody(code: string, message: string, now: Date, traces: Traces) {
  return {
    error: {
      code,
      message,
      innerError: { date: now.toISOString().slice(0, 19), "request-id": traces.requestId, "client-request-id": traces.clientRequestId },
    },
  };
}
