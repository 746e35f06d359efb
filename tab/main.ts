import { speak } from "./api/request.ts";
import { consentOutcome, endConsent } from "./api/teamsHost.ts";
import { dateInStockholm, workWeekOf } from "./shell/dates.ts";
import { firstLanguage } from "./shell/firstLanguage.ts";
import { routeOf } from "./shell/route.ts";
import { findOutWhereWeAre, host, localeHere, start } from "./shell/signIn.ts";
import { boardKey, boards, me, only } from "./shell/stores.ts";

/**
 * The entry: small, so that the sign-in and the board's fetch are on their way before React and Fluent, which the browser
 * has fetched meanwhile, take the processor to themselves.
 */
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** How long the page may stand empty for the sign-in, so that the board is asked for first. */
const patience = 120;

const consented = consentOutcome(location.hash);
if (consented) void leave(consented);
else void show();

/** The window in which somebody has consented ends here; opened by nobody, it becomes the tab. */
async function leave(outcome: NonNullable<typeof consented>): Promise<void> {
  if (await endConsent(outcome)) return;
  history.replaceState(null, "", "#");
  await show();
}

/** Not awaited at the top: the shell shares this file's modules, and would wait for the file that waits for it. */
async function show(): Promise<void> {
  const known = findOutWhereWeAre().then(ask);
  // In a foreign frame the host is looked for in vain for seconds: nobody need wait for React on top of that.
  await Promise.race([known.then(start), pause(patience)]);
  const shell = import("./shell/start.tsx");
  await known;
  await (await shell).showTab(firstLanguage(localeHere()));
}

/** Before the sign-in is there, so that the calls leave in the moment it is. */
function ask(): void {
  const linked = host.read()?.subPageId;
  if (linked && !location.hash) history.replaceState(null, "", `#/${linked}`);
  speak(firstLanguage(localeHere()));
  const route = routeOf(location.hash);
  if (route.page === "boka") boards.want(boardKey(workWeekOf(route.date ?? dateInStockholm(new Date()))));
  me.want(only);
}
