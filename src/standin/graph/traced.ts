import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";

export type Traces = { requestId: string; clientRequestId: string };

/** Gives every answer, good or bad, its request-id, and echoes the client's own. */
export const traced: RequestHandler = (req, res, next) => {
  const echoed = req.get("client-request-id");
  res.set("request-id", randomUUID());
  if (echoed) res.set("client-request-id", echoed);
  next();
};

/** The ids of a call that `traced` has seen; without one from the client, Graph repeats its own. */
export const tracesOf = (req: Request, res: Response): Traces => {
  const requestId = res.get("request-id") ?? "";
  return { requestId, clientRequestId: req.get("client-request-id") ?? requestId };
};
