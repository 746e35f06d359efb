import { z } from "zod";
import type { Answers } from "../../domain/survey/instrument.ts";
import { readAnswers } from "../../domain/survey/readAnswers.ts";
import type { AnswerSheet, SurveyAnswers } from "../../services/survey/surveyPorts.ts";
import type { Database, Session } from "./database.ts";
import { gatherInTurn } from "./gather.ts";

const answersColumn = z.unknown().transform((data, context): Answers => {
  const read = readAnswers(data);
  if (read) return read;
  context.addIssue({ code: "custom", message: "holds no answers" });
  return z.NEVER;
});
const sheetRows = z.array(
  z.object({ wave_id: z.string(), pseudonym: z.string(), place_id: z.string(), answers: answersColumn }).transform((row): AnswerSheet => ({ waveId: row.wave_id, pseudonym: row.pseudonym, placeId: row.place_id, answers: row.answers })),
);
const ownRows = z.array(z.object({ slot: z.string(), open: z.boolean(), sealed: z.string().nullable() }));
type KeepAsk = { readonly waveId: string; readonly slot: string; readonly change: Parameters<SurveyAnswers["keepDraft"]>[2]; readonly others: Parameters<SurveyAnswers["keepDraft"]>[3] };
const draftRows = z.array(z.object({ slot: z.string(), sealed: z.string() }));

/**
 * Whoever saves drafts shares the wave with others who do; whoever writes its sheets has it alone. Locks of this kind leave
 * nothing in any row. The two numbers are any of ours.
 */
const waveLock = (how: "" | "_shared"): string => `pg_advisory_xact_lock${how}(hashtextextended($1, 41))`;
const aloneSql = `SELECT ${waveLock("")}`;
/** The slots in order, or two who save the same ones could wait for each other. */
const sharedSql = `SELECT ${waveLock("_shared")}, (SELECT count(pg_advisory_xact_lock(hashtextextended(slot, 42))) FROM unnest($2::text[]) AS slot)`;

/** After the locks, or it would be read as it was before them. */
const ownSql = `
  WITH own AS (SELECT slot, sealed FROM survey_answers.draft WHERE wave_id = $1 AND slot = ANY($2::text[]) FOR UPDATE)
  SELECT slot, sealed, EXISTS (SELECT FROM survey_people.wave WHERE id = $1 AND state = 'open') AS open FROM unnest($2::text[]) AS given(slot) LEFT JOIN own USING (slot)`;
/** Never waits: what somebody else has in hand is passed over, or two who save could wait for each other. */
const othersSql = `
  SELECT DISTINCT ON (near.slot) near.slot, near.sealed FROM unnest($3::text[]) AS point
  CROSS JOIN LATERAL (SELECT slot, sealed FROM survey_answers.draft WHERE wave_id = $1 AND slot >= point AND slot <> ALL($2::text[]) ORDER BY slot LIMIT 1 FOR UPDATE SKIP LOCKED) AS near`;
const keepSql = `
  INSERT INTO survey_answers.draft (wave_id, slot, sealed) SELECT $1, slot, sealed FROM unnest($2::text[], $3::text[]) AS given(slot, sealed) ORDER BY slot
  ON CONFLICT (wave_id, slot) DO UPDATE SET sealed = excluded.sealed`;
const addSql = `
  INSERT INTO survey_answers.sheet (wave_id, pseudonym, place_id, answers)
  SELECT (one ->> 'waveId')::uuid, one ->> 'pseudonym', one ->> 'placeId', (one -> 'answers')::jsonb FROM json_array_elements($1::json) WITH ORDINALITY AS given(one, place) ORDER BY place`;

const add = async (session: Session, sheets: readonly AnswerSheet[]): Promise<void> => {
  if (sheets.length > 0) await session.query(addSql, [JSON.stringify(sheets)]);
};
const heldBy = async (session: Session, waveId: string) => ({
  drafts: draftRows.parse(await session.query("SELECT slot, sealed FROM survey_answers.draft WHERE wave_id = $1 ORDER BY slot", [waveId])),
  sheets: sheetRows.parse(await session.query("SELECT wave_id, pseudonym, place_id, answers FROM survey_answers.sheet WHERE wave_id = $1 ORDER BY pseudonym", [waveId])),
});

/** Saves of one wave that are kept in one transaction. */
const mostTogether = 50;

/** Keeps drafts of one wave in one transaction; two of the same slot one after the other. */
const keepTogether = (database: Database, asks: readonly KeepAsk[]): Promise<boolean[]> =>
  database.transaction(async (session) => {
    const [one] = asks;
    if (!one) return [];
    const slots = [...new Set(asks.map((ask) => ask.slot))].toSorted();
    const [, own, others] = await Promise.all([session.query(sharedSql, [one.waveId, slots]), session.query(ownSql, [one.waveId, slots]), session.query(othersSql, [one.waveId, slots, one.others.beside])]);
    const found = ownRows.parse(own);
    if (!found.every((row) => row.open)) return asks.map(() => false);
    const kept = new Map(draftRows.parse(others).map((other) => [other.slot, one.others.sealAnew(other)]));
    for (const ask of asks) kept.set(ask.slot, ask.change(kept.get(ask.slot) ?? found.find((row) => row.slot === ask.slot)?.sealed ?? null));
    await session.query(keepSql, [one.waveId, [...kept.keys()], [...kept.values()]]);
    return asks.map(() => true);
  });

/** What is answered, on PostgreSQL or PGlite: the schema survey_answers, and of survey_people only whether a wave is open. */
export function makeSurveyAnswers(database: Database): SurveyAnswers {
  /** What is gone shall be gone from the files too, not lie there until the database happens to tidy. */
  const tidy = async (): Promise<void> => {
    await database.query("VACUUM FULL survey_answers.draft");
    await database.query("VACUUM FULL survey_answers.sheet");
  };

  const keep = gatherInTurn(mostTogether, (ask: KeepAsk) => ask.waveId, (asks) => keepTogether(database, asks));

  return {
    draft: async (waveId, slot) => draftRows.parse(await database.query("SELECT slot, sealed FROM survey_answers.draft WHERE wave_id = $1 AND slot = $2", [waveId, slot]))[0]?.sealed ?? null,
    keepDraft: (waveId, slot, change, others) => keep({ waveId, slot, change, others }),
    drafts: async (waveId) => draftRows.parse(await database.query("SELECT slot, sealed FROM survey_answers.draft WHERE wave_id = $1 ORDER BY slot", [waveId])),
    writeSheets: (waveId, choose) =>
      database.transaction(async (session) => {
        await session.query(aloneSql, [waveId]);
        const chosen = choose(await heldBy(session, waveId));
        if (!chosen) return;
        await session.query("DELETE FROM survey_answers.sheet WHERE wave_id = $1 AND place_id = ANY($2)", [waveId, chosen.placeIds]);
        await add(session, chosen.sheets);
      }),
    writeLast: async (waveId, choose) => {
      await database.transaction(async (session) => {
        await session.query(aloneSql, [waveId]);
        const sheets = choose(await heldBy(session, waveId));
        await session.query("DELETE FROM survey_answers.sheet WHERE wave_id = $1", [waveId]);
        await add(session, sheets);
        await session.query("DELETE FROM survey_answers.draft WHERE wave_id = $1", [waveId]);
      });
      await tidy();
    },
    addSheets: (sheets) => database.transaction((session) => add(session, sheets)),
    sheets: async (waveId) => sheetRows.parse(await database.query("SELECT wave_id, pseudonym, place_id, answers FROM survey_answers.sheet WHERE wave_id = $1 ORDER BY pseudonym", [waveId])),
    erase: async (waves) => {
      const had: string[] = [];
      for (const { waveId, slot, pseudonym } of waves)
        await database.transaction(async (session) => {
          await session.query(aloneSql, [waveId]);
          const drafts = await session.query("DELETE FROM survey_answers.draft WHERE wave_id = $1 AND slot = $2 RETURNING 1", [waveId, slot]);
          const sheets = await session.query("DELETE FROM survey_answers.sheet WHERE wave_id = $1 AND pseudonym = $2 RETURNING 1", [waveId, pseudonym]);
          if (drafts.length + sheets.length > 0) had.push(waveId);
        });
      return had;
    },
    sever: async (waveIds, newPseudonym) => {
      await database.transaction(async (session) => {
        for (const waveId of waveIds.toSorted()) await session.query(aloneSql, [waveId]);
        const rows = await session.query("DELETE FROM survey_answers.sheet WHERE wave_id = ANY($1::uuid[]) RETURNING wave_id, pseudonym, place_id, answers", [waveIds]);
        const severed = sheetRows.parse(rows).map((sheet) => ({ ...sheet, pseudonym: newPseudonym() }));
        await add(session, severed.toSorted((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1)));
        await session.query("DELETE FROM survey_answers.draft WHERE wave_id = ANY($1::uuid[])", [waveIds]);
      });
      await tidy();
    },
  };
}
