import { rulesOf, regionRules } from "../../src/domain/hub.ts";
import { checkInFrom, refusalOfCheckIn } from "../../src/domain/policy.ts";
import { clockTimeOf, localDateOf } from "../../src/domain/time.ts";
import { dateWords, timesWords } from "../../src/services/wording/dateWords.ts";
import { choiceCard } from "../cards/choiceCard.ts";
import { verbs } from "../cards/press.ts";
import { execute } from "../cards/shape.ts";
import type { Which } from "../reading/reading.ts";
import { comingBookings, matching } from "./own.ts";
import { saying, showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** From when to when one can check in to the next booking that fits; the rule of the hub, or of the region, for who has none. */
export async function sayWhenCheckIn(scene: Scene, which: Which): Promise<Reply> {
  const { t, language, attempt } = scene;
  const [next] = matching(await comingBookings(scene), which).filter(({ booking }) => booking.status !== "checked-in");
  const named = which.hubId === null ? undefined : scene.hubById.get(which.hubId);
  if (!next) return saying(t.checkIn.rule((named ? rulesOf(named) : regionRules).checkInFromMinutes, named?.name));
  const { booking, hub } = next;
  const from = checkInFrom(booking, hub);
  const title = t.checkIn.when(hub.name, dateWords(localDateOf(from), language), timesWords(clockTimeOf(from), clockTimeOf(booking.during.end), language));
  const data = { bookingId: booking.id, attempt, lang: language };
  const open = refusalOfCheckIn(booking, hub, scene.now) === null;
  return showing(choiceCard({ language, title, choices: [open ? execute(t.button.checkIn, verbs.checkIn, data) : execute(t.button.showCard, verbs.show, data)] }));
}
