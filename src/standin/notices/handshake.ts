import { grant, refuse } from "../graph/refusal.ts";
import type { Outcome } from "../graph/refusal.ts";
import { reach } from "./reach.ts";

/**
 * Graph's question to a listener, before a subscription is made, whether it is there and wants it: it must give the token
 * back, decoded, as plain text and nothing else. @param limitMs real milliseconds, 10,000 in Graph
 */
export async function handshake(url: string, requestId: string, limitMs: number): Promise<Outcome<null>> {
  // Blanks, colons and a plus: a listener that does not decode the token fails here as it will there.
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${requestId}+=/åäö`;
  const asked = `${url}${url.includes("?") ? "&" : "?"}validationToken=${encodeURIComponent(token)}`;
  const reached = await reach(asked, { type: "text/plain; charset=utf-8", body: "" }, limitMs);
  if ("fault" in reached)
    return reached.fault === "timeout"
      ? refuse(400, "InvalidRequest", "Subscription validation request timed out.")
      : refuse(400, "ValidationError", "Subscription validation request failed. Notification endpoint could not be reached.");
  if (reached.status !== 200) return refuse(400, "ValidationError", "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.");
  const plain = /^text\/plain\b/i.test(reached.type);
  return plain && reached.text === token ? grant(null) : refuse(400, "ValidationError", "Subscription validation request failed. Response must exactly match validationToken query parameter.");
}
