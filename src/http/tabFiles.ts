import { join } from "node:path";
import compression from "compression";
import express, { Router } from "express";

/** The built tab. Its parts carry a hash in their name and may be kept for ever; the page itself is asked for each time. */
export function tabFiles(folder: string): Router {
  const routes = Router();
  routes.use("/tab", compression());
  routes.use("/tab/assets", express.static(join(folder, "assets"), { immutable: true, maxAge: "1y", index: false, fallthrough: false }));
  routes.use("/tab", express.static(folder, { maxAge: 0, index: "index.html", redirect: true }));
  routes.get("/", (_request, response) => response.redirect("/tab/"));
  return routes;
}
