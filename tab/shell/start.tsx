import { createRoot } from "react-dom/client";
import type { Language } from "../../src/contract.ts";
import { App } from "./App.tsx";
import { firstLanguage } from "./firstLanguage.ts";
import { speakLanguage, language } from "./language.ts";
import { keepLive } from "./live.ts";
import { remember } from "./memory.ts";
import { heedFirstPressOnly } from "./secondPress.ts";
import { fetchNearPages } from "./Page.tsx";
import { host, localeHere, signIn } from "./signIn.ts";
import { boards, me, only, refreshEverything } from "./stores.ts";
import { followTheme } from "./theme.ts";
import { whenIdle } from "./whenIdle.ts";

/** Milliseconds: a skeleton that the board would replace sooner than this is not worth its drawing. */
const skeletonAfter = 100;

/** Shows the tab, and keeps it in the person's language and live from then on. */
export async function showTab(first: Language): Promise<void> {
  followTheme();
  heedFirstPressOnly();
  await speakLanguage(first);
  await Promise.race([firstBoard(), new Promise((resolve) => setTimeout(resolve, skeletonAfter))]);
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<App />);
  host.read()?.shown();
  me.subscribe(() => void followChoice());
  await followChoice();
  whenSignedInAndShown(() =>
    whenIdle(() => {
      keepLive();
      whenIdle(fetchNearPages);
    }),
  );
}

/** Resolves when the board that the entry asked for has come, or has failed; never when none was asked for. */
function firstBoard(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const week = boards.keys()[0];
      if (week === undefined || boards.read(week).loading) return;
      stop();
      resolve();
    };
    const stop = boards.subscribe(look);
    look();
  });
}

/** The language chosen in "Inställningar" goes before that of Teams, and is remembered until next time; one that nobody chose is not. */
async function followChoice(): Promise<void> {
  const { value } = me.read(only);
  if (!value) return;
  remember("language", value.language ?? "", "browser");
  const wanted = value.language ?? firstLanguage(localeHere());
  if (wanted === language.read()) return;
  await speakLanguage(wanted);
  refreshEverything();
}

/** The stream opens once the first board is here (or has failed), so that it never stands in its way. */
function whenSignedInAndShown(open: () => void): void {
  const ready = (): boolean => {
    const week = boards.keys()[0];
    return signIn.read().at === "signed-in" && (week === undefined || !boards.read(week).loading);
  };
  const leave: (() => void)[] = [];
  const look = (): void => {
    if (!ready() || leave.length === 0) return;
    leave.splice(0).forEach((stop) => stop());
    open();
  };
  leave.push(signIn.subscribe(look), boards.subscribe(look));
  look();
}
