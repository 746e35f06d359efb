import type { Block } from "../../../domain/survey/report.ts";
import { localDateOf } from "../../../domain/time.ts";
import type { SurveyDeps } from "../surveyDeps.ts";
import type { Snapshot } from "../surveyPorts.ts";
import type { WaveOf } from "./loadWave.ts";
import type { Press } from "./press.ts";

/** How often a report is judged again because one of another replica came between. */
const rounds = 12;

/** By pilot: the last report that this process has begun. Those of other replicas are met when it is kept; this only spares judging again. */
const last = new Map<string, Promise<unknown>>();

/** Does something when all that was begun before it about the same pilot has ended. */
async function inTurn<T>(pilotId: string, act: () => Promise<T>): Promise<T> {
  const before = last.get(pilotId) ?? Promise.resolve();
  const mine = before.then(act, act);
  last.set(pilotId, mine);
  try {
    return await mine;
  } finally {
    if (last.get(pilotId) === mine) last.delete(pilotId);
  }
}

/**
 * Keeps a report when nothing has come out since it was begun; else judges it again beside what has. Two reports of one pilot that
 * are each safe alone can give away together what both hid, so they are judged one after the other.
 * @param make null: there is nothing to keep
 */
export const keepJudged = (deps: SurveyDeps, of: WaveOf, kind: Snapshot["kind"], waveIds: readonly string[], make: () => Promise<{ readonly press: Press; readonly blocks: readonly Block[] } | null>): Promise<Snapshot | null> =>
  inTurn(of.campaign.pilotId, async () => {
    for (let round = 0; round < rounds; round++) {
      const number = (await deps.surveyResults.latest(of.campaign.pilotId)) + 1;
      const made = await make();
      if (!made) return null;
      const snapshot: Snapshot = { id: deps.world.newId(), pilotId: of.campaign.pilotId, number, campaignId: of.campaign.id, waveIds, kind, blocks: made.blocks, frozen: localDateOf(deps.world.now()) };
      if (await deps.surveyResults.add(snapshot, made.press.cells)) return snapshot;
    }
    throw new Error("a report of a survey was overtaken again and again");
  });
