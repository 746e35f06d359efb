import { randomUUID } from "node:crypto";
import { Router } from "express";
import type { Tenant } from "../tenant.ts";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);
const page = (yes: string, no: string): string => `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lokala Entra</title>
<body style="font-family: system-ui; margin: 24px"><h1>Hubbplats vill veta vem du är</h1><p>Ditt namn och din e-postadress.</p>
<p><a href="${yes}">Godkänn</a> · <a href="${no}">Avbryt</a></p></body></html>`;

/** The page on which a person consents to what an app asks of them. Nobody redeems the code that it gives; a window that is closed instead gives none. */
export function consentPage(tenant: Tenant): Router {
  const routes = Router();
  routes.get("/:tid/oauth2/v2.0/authorize", (request, response) => {
    const asked = request.query;
    const said = (name: string): string => (typeof asked[name] === "string" ? asked[name] : "");
    const back = said("redirect_uri");
    const fault =
      request.params.tid !== tenant.tenantId
        ? "AADSTS90002: Tenant not found."
        : said("client_id") !== tenant.tabApp
          ? "AADSTS700016: Application not found in the directory."
          : !URL.canParse(back) || !loopback.has(new URL(back).hostname) || new URL(back).pathname !== "/tab/"
            ? "AADSTS50011: The redirect URI does not match those of the application."
            : said("response_type") !== "code" || said("response_mode") !== "fragment"
              ? "AADSTS900144: Here only a code in the fragment is given."
              : !said("scope").split(" ").includes("openid")
                ? "AADSTS70011: The scope is not valid."
                : null;
    if (fault !== null) return void response.status(400).type("text").send(fault);
    const to = (outcome: Record<string, string>): string => `${back}#${new URLSearchParams(outcome).toString().replaceAll("&", "&amp;")}`;
    response
      .set({ "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", "Cache-Control": "no-store" })
      .send(page(to({ code: randomUUID(), session_state: randomUUID() }), to({ error: "access_denied", error_description: "AADSTS65004: User declined to consent to access the app." })));
  });
  return routes;
}
