import { AuthError, InteractionRequiredAuthError, ServerError } from "@azure/msal-node";
import type { CallFault } from "../../services/ports.ts";

/**
 * Why Entra gave no token, in our words. The code is what the tab must know to open the right window: `consent_required`,
 * or `interaction_required` for a second factor. Entra's own faults and a silent network may pass.
 */
export function entraFaultOf(error: unknown): CallFault {
  if (error instanceof InteractionRequiredAuthError) {
    return { ok: false, why: "denied", code: error.subError === "consent_required" ? error.subError : error.errorCode };
  }
  if (error instanceof ServerError) {
    const passing = ["temporarily_unavailable", "server_error", "service_unavailable"].includes(error.errorCode) || (error.status ?? 0) >= 500 || error.status === 429;
    return { ok: false, why: passing ? "later" : "denied", code: error.errorCode };
  }
  return { ok: false, why: "later", code: error instanceof AuthError ? error.errorCode : "network" };
}
