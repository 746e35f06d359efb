import type { RequestHandler } from "express";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

const isLoopback = (url: string): boolean => {
  try {
    return loopback.has(new URL(url).hostname);
  } catch {
    return false;
  }
};

/** Refuses a page of another site that has found the port: by the Host header (a name rebound to 127.0.0.1) and by the Origin header. */
export const loopbackOnly: RequestHandler = (req, res, next) => {
  const origin = req.get("origin");
  if (isLoopback(`http://${req.get("host") ?? ""}`) && (origin === undefined || isLoopback(origin))) return next();
  res.status(403).json({ error: "loopback-only" });
};
