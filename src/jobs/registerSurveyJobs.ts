import { z } from "zod";
import type { JobQueue } from "../services/ports.ts";
import { closeWave } from "../services/survey/answer/closeWave.ts";
import { flushAnswers } from "../services/survey/answer/flushAnswers.ts";
import { enterWaves } from "../services/survey/campaign/openWaves.ts";
import { watchWaves } from "../services/survey/campaign/watchWaves.ts";
import { remindWave } from "../services/survey/sending/remindWave.ts";
import { sendWave } from "../services/survey/sending/sendWave.ts";
import { freezeWave } from "../services/survey/results/freezeWave.ts";
import type { SurveyDeps } from "../services/survey/surveyDeps.ts";

/** No payload of these names a person: what a job holds lies in the database for an hour. */
const waveData = z.object({ waveId: z.string() });
const roundData = z.object({ waveId: z.string(), whose: z.enum(["all", "due"]), from: z.number().default(0) });

/** One at a time on this replica, looked for often: HR waits, and a stop must be done within seconds. */
const alone = { atATime: 1, everySeconds: 1 };
const calm = { atATime: 1, everySeconds: 10 };

/** The jobs of surveys. What is left undone by a process that was killed is found again by the minute. */
export async function registerSurveyJobs(jobs: JobQueue, deps: SurveyDeps): Promise<void> {
  await jobs.work("open-waves", alone, () => watchWaves(deps));
  await jobs.work("enter-waves", calm, () => enterWaves(deps));
  await jobs.work("send-wave", alone, (data) => sendWave(deps, waveData.parse(data).waveId));
  await jobs.work("remind-wave", alone, (data) => remindWave(deps, roundData.parse(data)));
  await jobs.work("close-wave", alone, (data) => closeWave(deps, waveData.parse(data).waveId));
  await jobs.work("freeze-wave", alone, (data) => freezeWave(deps, waveData.parse(data).waveId));
  // By the clock alone: started by whoever submits, its time would tell when somebody did.
  await jobs.work("flush-answers", calm, async () => {
    for (const wave of await deps.surveyPeople.wavesIn(["open"], null)) await flushAnswers(deps, wave.id);
  });

  await jobs.every("open-waves", "* * * * *");
  await jobs.every("enter-waves", "20,50 8-17 * * *");
  await jobs.every("flush-answers", "*/20 * * * *");
}
