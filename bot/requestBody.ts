import type { IncomingMessage } from "node:http";

/** A chat activity is some kilobytes; Teams itself stops at about 100. */
const largest = 1024 * 1024;

export type ReadBody = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly status: 400 | 413 };

/** The request's JSON, parsed here unless somebody before us has. Never more than 1 MB is held. */
export async function readBody(request: IncomingMessage & { body?: unknown }): Promise<ReadBody> {
  if (request.body !== undefined) return { ok: true, value: request.body };
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    const buffer = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
    bytes += buffer.length;
    if (bytes > largest) return { ok: false, status: 413 };
    pieces.push(buffer);
  }
  try {
    return { ok: true, value: JSON.parse(Buffer.concat(pieces).toString("utf8")) };
  } catch {
    return { ok: false, status: 400 };
  }
}
