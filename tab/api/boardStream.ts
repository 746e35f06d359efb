import type { BoardChanged, MineChanged } from "../../src/contract.ts";
import { makeEventParser, type ServerEvent } from "./parseEvents.ts";
import { ourHeaders } from "./request.ts";
import { forgetToken } from "./session.ts";

export type BoardListener = {
  /** `again` is true when there was a stream before: changes may have been missed in between. */
  readonly onOpen: (again: boolean) => void;
  readonly onChanged: (changed: BoardChanged) => void;
  readonly onMine: (mine: MineChanged) => void;
};

/** The server sends a heartbeat every 20 s; two and a bit missed means that nobody is there. */
const silenceLimit = 45_000;
const firstWait = 500;
const longestWait = 30_000;

/** Milliseconds before attempt n (from 0) to connect again: doubled each time, with half of it by chance (0-1), so that not all come at once. */
export const waitBefore = (attempt: number, chance: number): number =>
  Math.min(longestWait, firstWait * 2 ** attempt) * (0.5 + chance / 2);

/** Listens to the board until stopped. Read by `fetch`, since the token must go in a header and never in an address. */
export function listenToBoard(listener: BoardListener): () => void {
  const stopped = new AbortController();
  void keepListening(listener, stopped.signal);
  return () => stopped.abort();
}

async function keepListening(listener: BoardListener, stopped: AbortSignal): Promise<void> {
  let opened = 0;
  for (let attempt = 0; !stopped.aborted; attempt += 1) {
    const lived = await listenOnce(stopped, (event) => tell(listener, event), () => listener.onOpen(opened++ > 0)).catch(() => false);
    if (lived) attempt = -1;
    await pause(waitBefore(Math.max(0, attempt), Math.random()), stopped);
  }
}

/** One connection, until it ends. True when it was open. Throws when the network fails. */
async function listenOnce(stopped: AbortSignal, onEvent: (event: ServerEvent) => void, onOpen: () => void): Promise<boolean> {
  const silent = new AbortController();
  const { headers, token } = await ourHeaders();
  let timer = setTimeout(() => silent.abort(), silenceLimit);
  try {
    const response = await fetch("/api/board/stream", {
      headers: { ...headers, Accept: "text/event-stream" },
      signal: AbortSignal.any([stopped, silent.signal]),
      cache: "no-store",
    });
    if (response.status === 401) forgetToken(token);
    if (!response.ok || !response.body) return false;
    onOpen();
    const parser = makeEventParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await next(reader); !piece.done; piece = await next(reader)) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), silenceLimit);
      parser.push(piece.value).forEach(onEvent);
    }
    return true;
  } finally {
    clearTimeout(timer);
  }
}

/** A stream that breaks has ended: what it brought before that counts. */
const next = (reader: ReadableStreamDefaultReader<string>): Promise<ReadableStreamReadResult<string>> =>
  reader.read().catch(() => ({ done: true, value: undefined }));

function tell(listener: BoardListener, event: ServerEvent): void {
  const data = parsed(event.data);
  if (typeof data !== "object" || data === null) return;
  if (event.name === "changed" && "hubId" in data && "date" in data && typeof data.hubId === "string" && typeof data.date === "string")
    listener.onChanged({ hubId: data.hubId, date: data.date });
  if (event.name === "mine" && "bookingId" in data && typeof data.bookingId === "string") listener.onMine({ bookingId: data.bookingId });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Waits, or until stopped, or until the network is back or the page is looked at again. */
function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const finish = (): void => {
      done.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    const options = { signal: done.signal, once: true };
    stopped.addEventListener("abort", finish, options);
    addEventListener("online", finish, options);
    document.addEventListener("visibilitychange", finish, options);
  });
}
