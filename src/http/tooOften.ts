import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import type { Options } from "express-rate-limit";
import { askedLanguage, sendProblem } from "./problem.ts";

/** Counted by this replica alone, as guards and not as rules: whoever asks more often in a minute is asked to wait. */
const aMinute = { windowMs: 60_000, standardHeaders: "draft-8", legacyHeaders: false } satisfies Partial<Options>;

/** Whom the proxy in front of us says it has heard. An IPv6 caller has a whole network, which counts as one. */
export const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? "");

/** @param whoOf one key, one count */
export const tooOften = (limit: number, whoOf: (request: Request) => string): RequestHandler =>
  rateLimit({ ...aMinute, limit, keyGenerator: whoOf, handler: (request, response) => sendProblem(response, "too-many", askedLanguage(request)) });

/**
 * Counts only calls that were refused at the door, by address: the Bot Connector brings the messages of all people from a few
 * addresses, and must not be slowed by how many they are.
 */
export const refusedTooOften = (limit: number): RequestHandler =>
  rateLimit({
    ...aMinute,
    limit,
    keyGenerator: addressOf,
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode < 400 || response.statusCode >= 500,
    handler: (request, response) => sendProblem(response, "too-many", askedLanguage(request)),
  });
