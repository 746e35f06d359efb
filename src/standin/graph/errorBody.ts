import { randomUUID } from "node:crypto";

/** A refusal as Graph words it. The date inside has no zone, as in real answers. */
export function errorBody(code: string, message: string, now: Date, clientRequestId: string, requestId: string = randomUUID()) {
  return {
    error: {
      code,
      message,
      innerError: { date: now.toISOString().slice(0, 19), "request-id": requestId, "client-request-id": clientRequestId || requestId },
    },
  };
}
