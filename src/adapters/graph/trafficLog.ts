import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** One call as it went over the wire. The token is never in it. */
type TrafficRecord = {
  method: string;
  url: string;
  requestHeaders: Readonly<Record<string, string>>;
  requestBody: unknown;
  /** null when no answer came */
  status: number | null;
  responseBody: unknown;
  token: "app" | "delegated";
  /** effective rights on the mailbox, mailbox grants included; left out when unknown */
  scopes?: readonly string[];
};

/**
 * Writes calls to a file, one JSON object a line, for the check against Graph's official contract. For tests and local
 * runs: the lines hold what was said. Each line is one appending write, so that calls and processes never mix their lines,
 * and it is done before the call goes on, so that nothing is lost when the process ends.
 */
export function openTrafficLog(file: string): (record: TrafficRecord) => void {
  mkdirSync(dirname(file), { recursive: true });
  return (record) => appendFileSync(file, `${JSON.stringify(record)}\n`);
}
