import type { ErrorRequestHandler, Response } from "express";
import type { Problem, Refusal } from "../contract.ts";
import type { Language } from "../domain/people.ts";
import type { RefusalCode } from "../domain/refusal.ts";
import { inWords } from "./fieldFaults.ts";
import type { FieldFault } from "./fieldFaults.ts";
import type { Log } from "../services/ports.ts";

/** What is wrong with a request as such, in both languages: a refusal of a wish has words of its own. */
const said = {
  "bad-request": { status: 400, sv: ["Uppgifterna går inte att läsa", "Rätta det som står under fälten och försök igen."], en: ["The request cannot be read", "Correct the fields named and try again."] },
  "not-signed-in": { status: 401, sv: ["Du är inte inloggad", "Öppna Hubbplats i Teams och försök igen."], en: ["You are not signed in", "Open Hubbplats in Teams and try again."] },
  "sign-in-ended": { status: 401, sv: ["Inloggningen har gått ut", "Ladda om så loggas du in igen."], en: ["Your sign-in has ended", "Reload to sign in again."] },
  forbidden: { status: 403, sv: ["Du har inte behörighet", "Be en administratör om rollen."], en: ["You may not do that", "Ask an administrator for the role."] },
  "not-found": { status: 404, sv: ["Sidan finns inte", "Kontrollera adressen."], en: ["There is nothing here", "Check the address."] },
  "too-large": { status: 413, sv: ["För mycket på en gång", "Dela upp det i mindre delar."], en: ["Too much at once", "Split it into smaller parts."] },
  "too-many": { status: 429, sv: ["För många försök", "Vänta en minut och försök igen."], en: ["Too many attempts", "Wait a minute and try again."] },
  broken: { status: 500, sv: ["Något gick fel hos oss", "Försök igen. Inget har gått förlorat. Uppge numret om du hör av dig."], en: ["Something went wrong on our side", "Try again. Nothing is lost. Give the number if you contact us."] },
  "not-ready": { status: 503, sv: ["Hubbplats kan inte svara just nu", "Försök igen om en stund."], en: ["Hubbplats cannot answer right now", "Try again in a while."] },
} as const;
export type ProblemCode = keyof typeof said;

const send = (response: Response, problem: Problem): void => {
  response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
};
const requestId = (response: Response): string => String(response.getHeader("x-request-id") ?? "");

/** Answers with RFC 9457 problem+json in the person's language. */
export function sendProblem(response: Response, code: ProblemCode, language: Language, faults?: readonly FieldFault[]): void {
  const { status } = said[code];
  const [title, detail] = said[code][language];
  send(response, { type: `urn:hubbplats:problem:${code}`, title, status, detail, code, requestId: requestId(response), ...(faults ? { faults: inWords(faults, language) } : {}) });
}

const statusOf = (code: RefusalCode): number => {
  if (code === "not-yours" || code === "for-administrators" || code === "not-invited") return 403;
  if (code === "key-used-for-another-request") return 422;
  return code.startsWith("no-such-") && code !== "no-such-time" ? 404 : 409;
};
/** Answers a refusal of a wish, with its alternatives and, where several things are wrong, each of them. */
export function sendRefusal(response: Response, refusal: Refusal, faults?: Problem["faults"]): void {
  const { code, title, detail, setBy, opens, alternatives } = refusal;
  const rule = { ...(setBy === undefined ? {} : { setBy }), ...(opens === undefined ? {} : { opens }) };
  send(response, { type: `urn:hubbplats:refusal:${code}`, title, status: statusOf(code), detail, code, requestId: requestId(response), ...rule, ...(alternatives.length > 0 ? { alternatives } : {}), ...(faults ? { faults } : {}) });
}

/** The language that the client asks for; Swedish unless English is wanted more. */
export const askedLanguage = (request: { acceptsLanguages(...known: string[]): string | false }): Language => (request.acceptsLanguages("sv", "en") === "en" ? "en" : "sv");

/** What express itself says of a request that it could not read, else 500. */
const statusToldBy = (fault: unknown): number => (typeof fault === "object" && fault !== null && "status" in fault && typeof fault.status === "number" ? fault.status : 500);

/** The last handler: nothing of what went wrong inside leaves; the log has it under the request's id. Where the ledger could not be reached, the same may be asked again in a while. */
export const lastFault =
  ({ log, isUnreachable }: { readonly log: Log; readonly isUnreachable: (fault: unknown) => boolean }): ErrorRequestHandler =>
  (fault, request, response, next) => {
    if (response.headersSent) return next(fault);
    const language = askedLanguage(request);
    const status = statusToldBy(fault);
    if (status === 404) return sendProblem(response, "not-found", language);
    if (status === 413) return sendProblem(response, "too-large", language);
    if (status >= 400 && status < 500) return sendProblem(response, "bad-request", language);
    log.error("a request failed", { requestId: requestId(response), method: request.method, fault: fault instanceof Error ? fault.stack : String(fault) });
    return sendProblem(response, isUnreachable(fault) ? "not-ready" : "broken", language);
  };
