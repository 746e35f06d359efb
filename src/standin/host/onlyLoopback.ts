import type { RequestHandler } from "express";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Refuses all but this machine's own pages. The Host header is compared, since a foreign name can be made to point here
 * (DNS rebinding); so is Origin, since any web page may post to a local port.
 */
export const onlyLoopback: RequestHandler = (request, response, next) => {
  const host = request.get("host") ?? "";
  const origin = request.get("origin");
  const site = request.get("sec-fetch-site");
  const ownPage = origin === undefined || origin === `http://${host}`;
  const navigation = request.method === "GET" && request.get("sec-fetch-mode") === "navigate";
  const ownSite = site === undefined || site === "same-origin" || site === "none" || navigation;
  if (loopback.has(host.replace(/:\d+$/, "")) && ownPage && ownSite) {
    next();
    return;
  }
  response.status(403).type("application/problem+json").json({ type: "about:blank", title: "Only this machine's own pages", status: 403, code: "not-local" });
};
