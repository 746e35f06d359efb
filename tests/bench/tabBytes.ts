import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { Figure } from "./figures.ts";
import type { LocalServer } from "./localServer.ts";
import { tabPage, visit } from "./pages.ts";

const most = 240_000;

/** Bytes of JavaScript and CSS, each file gzipped, that the page has asked for when a free place can first be tapped. */
export async function tabBytes(server: LocalServer, browser: Browser): Promise<Figure> {
  const { files } = await visit(browser, tabPage(server.origin, 1));
  if (files.length === 0) throw new Error("the page asked for no JavaScript");
  const sizes = await Promise.all(files.map(async (file) => ({ file: new URL(file).pathname, bytes: gzipSync(Buffer.from(await (await fetch(file)).arrayBuffer())).length })));
  const value = sizes.reduce((sum, one) => sum + one.bytes, 0);
  const largest = sizes.toSorted((a, b) => b.bytes - a.bytes).slice(0, 3);
  return { name: "tab.bytes", value, unit: "bytes gzip", floor: null, ratio: null, target: `<= ${most}`, met: value <= most, n: 1, files: files.length, largest };
}
