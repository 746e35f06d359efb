import type { Request, RequestHandler, Response } from "express";
import type { Actor, AppRole, Person } from "../domain/people.ts";
import type { Log } from "../services/ports.ts";
import type { People } from "../services/person/people.ts";
import { askedLanguage, sendProblem } from "./problem.ts";
import { addressOf, tooOften } from "./tooOften.ts";

/** Who a good token is about. The check itself is an adapter's. */
export type TokenCheck = (authorizationHeader: string | undefined) => Promise<
  | { readonly ok: true; readonly personId: string; readonly name: string; readonly mail: string; readonly roles: readonly AppRole[]; readonly expires: Date; readonly token: string }
  | { readonly ok: false; readonly why: "missing" | "expired" | "invalid" }
>;
export type SignedIn = { readonly actor: Actor; readonly person: Person; readonly expires: Date; readonly token: string };
export type SignInDeps = { readonly checkToken: TokenCheck; readonly people: People; readonly log: Log; /** does the work that answers somebody, and counts them meanwhile */ readonly answering: (work: () => Promise<void>) => Promise<void> };

/** Requests of one person in a minute before they are asked to wait, and requests of one address that bear no good token. */
const mostAMinute = 600;

/** The gate of every route of a person: a good token, and not too often. */
export function signInGate(deps: SignInDeps): (handle: (request: Request, response: Response, who: SignedIn) => Promise<void> | void) => RequestHandler[] {
  const signedIn = new WeakMap<Request, SignedIn>();
  const strangers = tooOften(mostAMinute, addressOf);
  const signIn: RequestHandler = async (request, response, next) => {
    const checked = await deps.checkToken(request.headers.authorization);
    if (!checked.ok) {
      const refuse = (): void => {
        response.setHeader("WWW-Authenticate", checked.why === "missing" ? "Bearer" : 'Bearer error="invalid_token"');
        sendProblem(response, checked.why === "expired" ? "sign-in-ended" : "not-signed-in", askedLanguage(request));
      };
      // A whole office may have one address. Its good tokens are never counted here, nor those that ended overnight.
      return checked.why === "expired" ? refuse() : strangers(request, response, refuse);
    }
    const person = await deps.people.meet({ id: checked.personId, name: checked.name, mail: checked.mail });
    const language = person.language ?? askedLanguage(request);
    signedIn.set(request, { actor: { personId: person.id, roles: checked.roles, language, surface: "tab" }, person, expires: checked.expires, token: checked.token });
    next();
  };
  const notTooOften = tooOften(mostAMinute, (request) => signedIn.get(request)?.actor.personId ?? addressOf(request));

  return (handle) => [
    signIn,
    notTooOften,
    async (request, response) => {
      const who = signedIn.get(request);
      if (!who) return sendProblem(response, "not-signed-in", "sv");
      response.setHeader("Cache-Control", "no-store");
      await deps.answering(async () => handle(request, response, who));
    },
  ];
}
