import type { SendPace } from "../../services/ports.ts";
import type { Database } from "./database.ts";
import { makeSendPace } from "./paceSends.ts";

/**
 * What the bot does of its own accord in a second, all replicas together: Microsoft lets an app make 50 calls a second in a tenant
 * (30, in an older copy), turns included. Cards have the pace that is set for them, and catch up with two seconds of it after a
 * pause, somewhat faster and never in a burst. All calls together leave some of Microsoft's limit to the turns of people who write
 * meanwhile, and to calls that were held up on the way and arrive together.
 * @param byHand jobs are run by hand, on a clock that stands still between them: as good as no limit
 */
export function makeBotPaces(database: Pick<Database, "query">, byHand: boolean, now: () => Date | null): { readonly sends: SendPace; readonly catchUp: SendPace; readonly installs: SendPace; readonly calls: SendPace } {
  const pace = (name: string, perSecond: number, atOnce: number): SendPace => makeSendPace(database, { name, ...(byHand ? { perSecond: 1000, atOnce: 1000 } : { perSecond, atOnce }) }, now);
  return { sends: pace("bot", 20, 40), catchUp: pace("bot-catch-up", 27, 2), installs: pace("bot-installs", 7, 2), calls: pace("bot-calls", 38, 2) };
}
