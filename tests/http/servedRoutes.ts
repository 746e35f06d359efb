import { Registry } from "prom-client";
import { makeApp } from "../../src/http/app.ts";
import type { AppDeps } from "../../src/http/app.ts";

export type Served = { readonly method: string; readonly path: string };
type Layer = { readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> }; readonly handle: { readonly stack?: readonly Layer[] } };

/** Every route that the server answers, read from the router itself, so that a new one cannot be forgotten here. */
export function servedRoutes(): Served[] {
  const app = makeApp({ metrics: new Registry(), local: null, bot: () => undefined, tabFolder: "/" } as unknown as AppDeps);
  const found: Served[] = [];
  const walk = (layers: readonly Layer[]): void => {
    for (const { route, handle } of layers) {
      if (route) for (const method of Object.keys(route.methods)) for (const path of [route.path].flat()) found.push({ method: method.toUpperCase(), path });
      else if (handle.stack) walk(handle.stack);
    }
  };
  walk((app.router as unknown as { stack: readonly Layer[] }).stack);
  return found;
}

/** Routes that are not a signed-in person's: for those who run the server, for the bot channel and for Graph, each with a door of its own; and the way to Entra for one who cannot sign in yet. */
const doorless = new Set(["/", "/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/messages", "/api/notifications", "/api/lifecycle", "/tab/consent"]);
export const personRoutes = (): Served[] => servedRoutes().filter(({ path }) => !doorless.has(path));

/** A path with its names filled in. */
export const filled = (path: string, value = "a1b2c3d4-0000-4000-8000-000000000001"): string => path.replace(/:date/, "2026-11-26").replace(/:hubId/, "as-torsta").replace(/:\w+/g, value);
