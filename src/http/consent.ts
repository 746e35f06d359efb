import { Router } from "express";

/** @property origin where people reach this server, asked anew each time: it is known once the server listens */
export type ConsentDeps = { readonly entraOrigin: string; readonly tenantId: string; readonly clientId: string; readonly origin: () => string };

/** What Teams itself asks of a person before it says who they are. */
const asked = "openid profile email offline_access";

/**
 * Where the window starts in which a person consents (docs/decisions/026): on to Entra, which asks, and sends them to the tab's own
 * page with the outcome after "#". The code it sends along is for nobody: it is not redeemed, never reaches the server, and ends by
 * itself. So there is no state to check either: whatever the window says, the tab asks Teams again.
 */
export function consentRoutes(deps: ConsentDeps): Router {
  const routes = Router();
  routes.get("/tab/consent", (_request, response) => {
    const { entraOrigin, tenantId, clientId, origin } = deps;
    const page = new URL(`${entraOrigin}/${tenantId}/oauth2/v2.0/authorize`);
    page.search = new URLSearchParams({ client_id: clientId, response_type: "code", response_mode: "fragment", redirect_uri: `${origin()}/tab/`, scope: asked, prompt: "consent" }).toString();
    response.set("Cache-Control", "no-store").redirect(page.href);
  });
  return routes;
}
