import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { realEntra } from "./entraOrigin.ts";

/**
 * Carries what MSAL sends. MSAL keeps its https authority; where another origin stands in for Entra, the origin alone is
 * swapped here, so that everything else is what Entra would see. Answers must come within the timeout, which MSAL's own
 * network does not ask of a POST.
 * @param timeout milliseconds
 */
export function makeMsalNetwork(entraOrigin: string, timeout: number): INetworkModule {
  const send = async <T>(method: "GET" | "POST", url: string, { headers, body }: NetworkRequestOptions = {}): Promise<NetworkResponse<T>> => {
    const target = url.startsWith(`${realEntra}/`) ? `${entraOrigin}${url.slice(realEntra.length)}` : url;
    const answer = await fetch(target, { method, headers, body, signal: AbortSignal.timeout(timeout) });
    // MSAL says what it expects and checks it itself; text that is no JSON throws, and is no answer.
    const parse: (text: string) => T = JSON.parse;
    return { headers: Object.fromEntries(answer.headers), body: parse(await answer.text()), status: answer.status };
  };
  return {
    sendGetRequestAsync: (url, options) => send("GET", url, options),
    sendPostRequestAsync: (url, options) => send("POST", url, options),
  };
}
