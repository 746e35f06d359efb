import type { Verbs } from "../../src/services/verbs.ts";
import { botTexts } from "../texts/botTexts.ts";
import { saying } from "./scene.ts";
import type { Reply, Turn, TurnDeps } from "./turnTypes.ts";

/** The same verbs, and whether any of those that change a booking has said yes since. */
function watched(verbs: Verbs): { readonly verbs: Verbs; done(): boolean } {
  let done = false;
  const noting =
    <Asked extends readonly unknown[], Said extends { readonly ok: boolean }>(verb: (...asked: Asked) => Promise<Said>) =>
    async (...asked: Asked): Promise<Said> => {
      const said = await verb(...asked);
      done ||= said.ok;
      return said;
    };
  return {
    done: () => done,
    verbs: { ...verbs, bookDesk: noting(verbs.bookDesk), moveBooking: noting(verbs.moveBooking), releaseBooking: noting(verbs.releaseBooking), undoRelease: noting(verbs.undoRelease), checkIn: noting(verbs.checkIn) },
  };
}

/**
 * What was asked for in company and concerns the asker alone: done only when they can be told of it, answered in their own chat,
 * and here no more than that it is. Should the answer not arrive after all, what is said here tells whether anything was done.
 */
export async function inOwnChat(deps: TurnDeps, turn: Turn, reachOwn: () => Promise<boolean>, work: (deps: TurnDeps) => Promise<readonly Reply[]>): Promise<readonly Reply[]> {
  const t = botTexts(turn.language);
  if (!(await reachOwn())) return [saying(t.noChat)];
  const deeds = watched(deps.verbs);
  const replies = await work({ ...deps, verbs: deeds.verbs });
  const here: Reply = { ...saying(t.company.sent), unlessArrived: deeds.done() ? t.company.doneUnseen : t.noChat };
  return [here, ...replies.map((reply): Reply => ({ ...reply, where: "personal" }))];
}
