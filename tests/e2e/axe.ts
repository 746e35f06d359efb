import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong with a page once its motion has ended: each rule with the elements that break it. */
export async function violations(frame: Page | Frame): Promise<unknown> {
  await frame.evaluate("Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished))");
  await frame.evaluate(`globalThis.axe ?? (() => { ${axe} })()`);
  return frame.evaluate("axe.run().then(({ violations }) => violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html} ${node.any[0]?.message ?? ''}`).join(' ')}`))");
}
