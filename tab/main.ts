import { speak } from "./api/request.ts";
import { dateInStockholm, workWeekOf } from "./shell/dates.ts";
import { firstLanguage } from "./shell/firstLanguage.ts";
import { routeOf } from "./shell/route.ts";
import { findOutWhereWeAre, host, start } from "./shell/signIn.ts";
import { boards, me, only } from "./shell/stores.ts";

/**
 * The entry: small, so that the sign-in and the board's fetch are on their way while React, Fluent and the words are still
 * being read by the browser.
 */
const shell = import("./shell/start.tsx");
await findOutWhereWeAre();

const linked = host.read()?.subPageId;
if (linked && !location.hash) history.replaceState(null, "", `#/${linked}`);
const language = firstLanguage(host.read()?.locale);
speak(language);

const route = routeOf(location.hash);
if (route.page === "boka") boards.want(workWeekOf(route.date ?? dateInStockholm(new Date())));
me.want(only);
void start();
void shell.then(({ showTab }) => showTab(language));
