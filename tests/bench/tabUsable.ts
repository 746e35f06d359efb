import type { Browser } from "playwright-core";
import type { Figure } from "./figures.ts";
import { median } from "./figures.ts";
import type { LocalServer } from "./localServer.ts";
import { serveBarePage, tabPage, visit } from "./pages.ts";

const times = 7;
const slowed = 4;

/** On a slow processor with a cold cache: until a free place of the week can be tapped, against a page with one button. */
export async function tabUsable(server: LocalServer, browser: Browser): Promise<Figure> {
  const bare = await serveBarePage();
  const [values, floors]: [number[], number[]] = [[], []];
  try {
    const [ours, floor] = [tabPage(server.origin, slowed), { address: bare.address, slowed, ready: `document.querySelector("#bare")` }];
    for (let time = -1; time < times; time += 1) {
      const [took, floorTook] = [(await visit(browser, ours)).usableMs, (await visit(browser, floor)).usableMs];
      if (time < 0) continue; // the first starts the browser's own processes
      values.push(took);
      floors.push(floorTook);
    }
  } finally {
    await bare.stop();
  }
  const [value, floor] = [median(values), median(floors)];
  return { name: "tab.usable", value, unit: "ms median", floor, ratio: value / floor, target: "ratio <= 1.5", met: value <= 1.5 * floor, n: times, best: Math.min(...values), bestFloor: Math.min(...floors) };
}
