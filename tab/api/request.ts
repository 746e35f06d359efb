import type { Language, Problem } from "../../src/contract.ts";
import { forgetToken, token } from "./session.ts";

/** What came of a call. A refusal or a fault is a value; its words come from the server, or from our texts by `code`. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What a 204 or a 202 without a body says: there is nothing to read. */
export type Done = { readonly done: true };

export type Call<T> = {
  readonly method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** under the origin: "/api/hubs" */
  readonly path: string;
  readonly body?: object;
  /** a name that only the wanted answer has: guards against a proxy's or a stranger's JSON */
  readonly has: keyof T & string;
  /** for writes: one a press, the same when that press is sent again */
  readonly key?: string;
  readonly signal?: AbortSignal;
};

let language: Language = "sv";
/** In which language the server shall answer. */
export const speak = (next: Language): void => void (language = next);

/** A new key for one press of a button. */
export const newKey = (): string => crypto.randomUUID();

const sentAgain = new Set([502, 503, 504]);

/** The headers of every call of ours, with a token that is good. */
export async function ourHeaders(): Promise<{ headers: Record<string, string>; token: string }> {
  const bearer = await token();
  return { token: bearer, headers: { Authorization: `Bearer ${bearer}`, "Accept-Language": language } };
}

/** One call to the server: signs in again once on 401, sends again once (same key) when the network or a gateway failed. */
export async function request<T extends object>(call: Call<T>): Promise<Answer<T>> {
  let signedInAgain = false;
  let attempts = 0;
  for (;;) {
    const sent = await send(call);
    if (!sent.response) {
      if (sent.problem.code === "unreachable" && attempts++ === 0 && navigator.onLine) continue;
      return { ok: false, problem: sent.problem };
    }
    if (sent.response.status === 401 && !signedInAgain) {
      signedInAgain = true;
      forgetToken(sent.token);
      continue;
    }
    if (sentAgain.has(sent.response.status) && attempts++ === 0) {
      await new Promise((resolve) => setTimeout(resolve, 400 + Math.random() * 400));
      continue;
    }
    return answerOf(sent.response, call.has);
  }
}

type Sent = { readonly response: Response; readonly token: string } | { readonly response: null; readonly problem: Problem };

async function send<T>(call: Call<T>): Promise<Sent> {
  const signedIn = await ourHeaders().catch(() => null);
  if (!signedIn) return { response: null, problem: ownProblem("sign-in-failed", 401) };
  const headers = {
    ...signedIn.headers,
    Accept: "application/json, application/problem+json",
    ...(call.body && { "Content-Type": "application/json" }),
    ...(call.key && { "Idempotency-Key": call.key }),
  };
  try {
    const response = await fetch(call.path, { method: call.method ?? "GET", headers, body: call.body && JSON.stringify(call.body), signal: call.signal });
    return { response, token: signedIn.token };
  } catch {
    return { response: null, problem: ownProblem("unreachable", 0) };
  }
}

/** The body, when it has the shape asked for, whatever the status: POST /api/bookings answers 409 with results too. */
async function answerOf<T extends object>(response: Response, has: keyof T & string): Promise<Answer<T>> {
  const text = await response.text().catch(() => "");
  const body: unknown = response.ok && text === "" ? { done: true } : parsed(text);
  if (isShape<T>(body, has)) return { ok: true, value: body };
  if (isShape<Problem>(body, "title") && isShape<Problem>(body, "detail")) return { ok: false, problem: { ...body, status: response.status } };
  return { ok: false, problem: ownProblem("strange-answer", response.status) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The server's shapes are held by the types both are built with; a name that only the right shape has tells the rest apart. */
function isShape<T extends object>(body: unknown, name: keyof T & string): body is T {
  return typeof body === "object" && body !== null && name in body;
}

/** A fault found on this side. Title and detail are empty: the page has the words, by code. */
export const ownProblem = (code: "unreachable" | "sign-in-failed" | "strange-answer", status: number): Problem => ({
  type: "about:blank",
  code,
  status,
  title: "",
  detail: "",
});
