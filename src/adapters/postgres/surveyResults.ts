import { z } from "zod";
import { backgrounds } from "../../domain/survey/waveForms.ts";
import { snapshotKinds } from "../../domain/survey/report.ts";
import type { Block, KeptCell } from "../../domain/survey/report.ts";
import type { Snapshot, SurveyResults } from "../../services/survey/surveyPorts.ts";
import type { Database } from "./database.ts";

const hidden = z.object({ hidden: z.enum(["few-invited", "withheld"]) });
const shownOf = <T extends z.ZodType>(value: T) => z.union([z.object({ value }), hidden]);
const count = shownOf(z.number());
const parts = z.array(z.array(z.string()));
const split = shownOf(z.object({ counts: z.array(z.number()), missing: z.number() }));
const sides = shownOf(z.object({ below: z.number(), above: z.number(), missing: z.number() }));
const divided = z.object({ column: z.string(), parts, shown: split });
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
const moments = shownOf(z.object({ n: z.number(), mean: z.number(), variance: z.number() }));
const by = z.enum(backgrounds);
const rate = z.object({ kind: z.literal("rate"), invited: z.number(), respondents: count });
const block: z.ZodType<Block> = z.discriminatedUnion("kind", [
  rate,
  z.object({ kind: z.literal("sides"), column: z.string(), shown: sides }),
  z.object({ kind: z.literal("steps"), column: z.string(), shown: split }),
  z.object({ kind: z.literal("question"), divided, mean: moments.nullable() }),
  z.object({ kind: z.literal("texts"), column: z.string(), shown: shownOf(z.array(z.string())) }),
  z.object({ kind: z.literal("cut"), by, question: z.string().nullable(), refused: z.boolean(), groups: z.array(z.object({ value: z.string(), invited: z.number(), respondents: count, sides: sides.nullable(), divided: z.array(divided) })) }),
  z.object({ kind: z.literal("change"), column: z.string(), from: z.string(), boundary: z.string().nullable(), unpaired: shownOf(estimate) }),
  z.object({ kind: z.literal("paired"), column: z.string(), from: z.string(), to: z.string(), shown: shownOf(estimate.extend({ pairs: z.number() })) }),
]);
const snapshotRows = z.array(
  z
    .object({ id: z.string(), pilot_id: z.string(), number: z.number(), campaign_id: z.string(), wave_ids: z.array(z.string()), kind: z.enum(snapshotKinds), blocks: z.array(block), frozen: z.string() })
    .transform((row): Snapshot => ({ id: row.id, pilotId: row.pilot_id, number: row.number, campaignId: row.campaign_id, waveIds: row.wave_ids, kind: row.kind, blocks: row.blocks, frozen: row.frozen })),
);

const question = z.string();
const measure = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("respondents") }),
  z.object({ kind: z.literal("answers"), question, parts }),
  z.object({ kind: z.literal("mean"), question }),
  z.object({ kind: z.literal("sides"), question }),
  z.object({ kind: z.literal("steps"), question }),
  z.object({ kind: z.literal("texts"), question }),
]);
const cellRows = z.array(
  z
    .object({ id: z.string(), body: z.object({ group: z.record(z.string(), z.array(z.string())), measure }), shown: z.boolean() })
    .transform((row): KeptCell => ({ id: row.id, group: row.body.group, measure: row.body.measure, shown: row.shown })),
);
const rateRows = z.array(z.object({ wave_id: z.string(), rate }));
const latestRows = z.array(z.object({ latest: z.number() }));
const linkRows = z.array(z.object({ wave_ids: z.array(z.string()) }).transform((row) => row.wave_ids));

/** Frozen results, on PostgreSQL or PGlite: the tables snapshot and cell of survey_answers. */
export const makeSurveyResults = (database: Database): SurveyResults => ({
  latest: async (pilotId) => latestRows.parse(await database.query("SELECT coalesce(max(number), 0)::int AS latest FROM survey_answers.snapshot WHERE pilot_id = $1", [pilotId]))[0]?.latest ?? 0,
  snapshots: async (waveIds) =>
    snapshotRows.parse(
      await database.query("SELECT id, pilot_id, number, campaign_id, to_json(wave_ids) AS wave_ids, kind, blocks, frozen::text AS frozen FROM survey_answers.snapshot WHERE wave_ids && $1::uuid[] ORDER BY number", [waveIds]),
    ),
  rates: async (waveIds) => {
    const rows = rateRows.parse(
      await database.query(
        `SELECT s.wave_ids[1] AS wave_id, b.block AS rate FROM survey_answers.snapshot s CROSS JOIN LATERAL jsonb_array_elements(s.blocks) AS b(block)
         WHERE s.kind = 'wave' AND s.wave_ids && $1::uuid[] AND b.block ->> 'kind' = 'rate'`,
        [waveIds],
      ),
    );
    return new Map(rows.map((row) => [row.wave_id, row.rate]));
  },
  links: async (pilotId) => linkRows.parse(await database.query("SELECT to_json(wave_ids) AS wave_ids FROM survey_answers.snapshot WHERE pilot_id = $1 AND kind = 'pairs'", [pilotId])),
  cells: async (waveIds) =>
    cellRows.parse(
      await database.query(
        "SELECT c.id, c.body, c.shown FROM survey_answers.cell c JOIN survey_answers.snapshot s ON s.id = c.snapshot_id WHERE s.wave_ids && $1::uuid[] ORDER BY s.number, c.id",
        [waveIds],
      ),
    ),
  add: ({ id, pilotId, number, campaignId, waveIds, kind, blocks, frozen }, cells) =>
    database.transaction(async (session) => {
      const added = await session.query(
        `INSERT INTO survey_answers.snapshot (id, pilot_id, number, campaign_id, wave_ids, kind, blocks, frozen)
         VALUES ($1, $2, $3, $4, $5::uuid[], $6, $7::jsonb, $8) ON CONFLICT (pilot_id, number) DO NOTHING RETURNING id`,
        [id, pilotId, number, campaignId, waveIds, kind, JSON.stringify(blocks), frozen],
      );
      if (added.length === 0) return false;
      await session.query(
        `INSERT INTO survey_answers.cell (pilot_id, id, snapshot_id, body, shown)
         SELECT $1, one ->> 'id', $2, jsonb_build_object('group', one -> 'group', 'measure', one -> 'measure'), (one ->> 'shown')::boolean FROM jsonb_array_elements($3::jsonb) AS one`,
        [pilotId, id, JSON.stringify(cells)],
      );
      return true;
    }),
});
