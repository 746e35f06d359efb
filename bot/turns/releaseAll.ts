import { choiceCard } from "../cards/choiceCard.ts";
import { timeWords } from "../cards/placeWords.ts";
import { datesWords } from "../cards/datesWords.ts";
import { openUrl } from "../cards/shape.ts";
import { sayButton } from "./ask.ts";
import { comingBookings, matching, mostReleased } from "./own.ts";
import { saying, showing } from "./scene.ts";
import type { Scene } from "./scene.ts";
import type { Reply } from "./turnTypes.ts";

/** Asks before all of the person's bookings are given back: one button that says how many, and which they are above it. */
export async function askReleaseAll(scene: Scene, hubId: string | null): Promise<Reply> {
  const { t, language } = scene;
  const coming = matching(await comingBookings(scene), { dates: [], hubId });
  const dates = [...new Set(coming.map(({ booking }) => booking.date))];
  const [only] = coming;
  if (!only) return saying(t.none.bookings);
  const mine = sayButton(scene, { kind: "my-bookings" }, 1);
  const actions = [openUrl(t.button.openTab, scene.link("mina"))];
  if (coming.length > mostReleased) return showing(choiceCard({ language, title: t.releaseAll.tooMany(coming.length, mostReleased), choices: [mine], actions }));
  const detail = coming.length === 1 ? `${only.hub.name}, ${timeWords(only.booking, language)}` : datesWords(dates, language);
  const button = sayButton(scene, { kind: "release", which: { dates, hubId, all: true } }, 0, t.releaseAll.button(coming.length));
  return showing(choiceCard({ language, title: t.releaseAll.ask(coming.length), detail, choices: [button, mine], actions }));
}
