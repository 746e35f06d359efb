import type { Problem } from "../../src/contract.ts";
import { ourHeaders, ownProblem } from "./request.ts";

/** Fetches a file, signed in as every call is (a link could not be), and hands it to the browser to keep. Null when all went well. */
export async function download(path: string, name: string): Promise<Problem | null> {
  const response = await fetchSignedIn(path);
  if (!response) return ownProblem("unreachable", 0);
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    return isProblem(body) ? body : ownProblem("strange-answer", response.status);
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Later: the browser has yet to take it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return null;
}

async function fetchSignedIn(path: string): Promise<Response | null> {
  try {
    const { headers } = await ourHeaders();
    return await fetch(path, { headers });
  } catch {
    return null;
  }
}

const isProblem = (body: unknown): body is Problem => typeof body === "object" && body !== null && "title" in body && "detail" in body;
