import { AuthenticationHandler, HTTPMessageHandler, RetryHandler, RetryHandlerOptions, TelemetryHandler } from "@microsoft/microsoft-graph-client";
import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { retryAfterOf } from "./faults.ts";
import { requestUrl } from "./requestUrl.ts";

const realOrigin = "https://graph.microsoft.com";

/**
 * The client retries three times and sleeps up to 180 s inside the call unless told otherwise. Here: once, and only when
 * Graph asks for no longer wait than `longestSleep`. A POST is repeated too, which is safe since it carries its transactionId.
 */
const tamed = (longestSleep: number): RetryHandlerOptions =>
  new RetryHandlerOptions(1, 1, (_delay, _attempt, _request, _options, response) => {
    if (longestSleep === 0 || (retryAfterOf(response.headers.get("Retry-After"), new Date()) ?? 0) > longestSleep) return false;
    // Nobody reads this answer any more; an unread body would keep its connection.
    void response.body?.cancel();
    return true;
  });

/** The last link: the network, or a local server in its place. The client itself never sends a token to an http address. */
export function makeTransport(graphOrigin: string): Middleware {
  const origin = allowedOrigin(graphOrigin);
  if (origin === realOrigin) return new HTTPMessageHandler();
  return {
    execute: async (context) => {
      context.response = await fetch(requestUrl(context).replace(realOrigin, origin), context.options);
    },
  };
}

/** The origin without a closing slash. Throws when a token would travel in the clear: http is for this machine alone. */
export function allowedOrigin(text: string): string {
  const url = new URL(text);
  const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) throw new Error(`${url.origin} is neither https nor on this machine`);
  return url.origin;
}

/**
 * Puts the client's own handlers in a row for one call, with the token that it is to show.
 * @param longestSleep seconds of waiting that are slept away inside a call; more is handed to the caller as `later`
 */
export function chainOf(token: string, last: Middleware, longestSleep: number): (context: Context) => Promise<void> {
  const authentication = new AuthenticationHandler({ getAccessToken: async () => token });
  const retry = new RetryHandler(tamed(longestSleep));
  const telemetry = new TelemetryHandler();
  authentication.setNext(retry);
  retry.setNext(telemetry);
  telemetry.setNext(last);
  return (context) => authentication.execute(context);
}
