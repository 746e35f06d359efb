import { parseArgs } from "node:util";
import { boardWeek } from "./boardWeek.ts";
import { bookCommit } from "./bookCommit.ts";
import { bookContended } from "./bookContended.ts";
import { lineOf } from "./figures.ts";
import type { Figure } from "./figures.ts";
import { openStage } from "./stage.ts";
import type { Stage } from "./stage.ts";

/**
 * Measures what the product promises, one JSON object a line on stdout.
 *   npm run bench                          on a real PostgreSQL that is started here
 *   npm run bench -- --pglite              on the embedded ledger
 *   npm run bench -- --only book.commit    one of them; may be given again
 * `--no-jobs` leaves the job workers out; `--profile` writes a CPU profile of the server beside it.
 */
const { values: options } = parseArgs({
  options: { pglite: { type: "boolean", default: false }, only: { type: "string", multiple: true }, "no-jobs": { type: "boolean", default: false }, profile: { type: "boolean", default: false } },
});

const onStage: Readonly<Record<string, (stage: Stage) => Promise<Figure>>> = { "board.week": boardWeek, "book.commit": bookCommit, "book.contended": bookContended };
const wanted = (name: string): boolean => options.only?.includes(name) ?? true;
const print = (figure: Figure): void => {
  process.stdout.write(`${lineOf(figure)}\n`);
};

const staged = Object.entries(onStage).filter(([name]) => wanted(name));
if (staged.length > 0) {
  const stage = await openStage({ ledger: options.pglite ? "pglite" : "postgres", noJobs: options["no-jobs"], serverFlags: options.profile ? ["--cpu-prof", "--cpu-prof-dir=out/profile"] : [] });
  try {
    for (const [, measure] of staged) print(await measure(stage));
  } finally {
    await stage.stop();
  }
}
