import type { RequestHandler, Request, Response } from "express";
import type { Language } from "../domain/people.ts";
import type { HubBook } from "../services/hub/hubBook.ts";
import type { Answer, World } from "../services/ports.ts";
import type { BookingView, Verbs } from "../services/verbs.ts";
import { presentBooking, presentRefusal } from "./present.ts";
import { sendRefusal } from "./problem.ts";
import type { SignedIn } from "./signIn.ts";

/** What the routes of people are given. */
export type RouteDeps = {
  readonly verbs: Verbs;
  readonly hubBook: HubBook;
  readonly world: World;
  /** the gate: sign-in and rate, then the handler */
  readonly signedIn: (handle: (request: Request, response: Response, who: SignedIn) => Promise<void> | void) => RequestHandler[];
};

export async function refused(deps: RouteDeps, response: Response, answer: Extract<Answer<unknown>, { ok: false }>, language: Language): Promise<void> {
  sendRefusal(response, await presentRefusal(answer.refusal, language, deps.hubBook, deps.world.now()));
}

/** Answers one booking, or why not. */
export async function sendBooking(deps: RouteDeps, response: Response, answer: Answer<BookingView>, language: Language): Promise<void> {
  if (!answer.ok) return refused(deps, response, answer, language);
  response.json(presentBooking(answer.value, language, deps.world.now()));
}
