import type { JobDeps } from "../deps.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import type { Matter } from "../ports.ts";

/** Brings a person's cards up to date with a booking as it is now. Teams may ask us to come later; a person who has blocked the bot, or has never opened a chat with it, is left alone. */
export async function tellAbout(deps: Pick<JobDeps, "messenger" | "world" | "jobs" | "log">, bookingId: string, about: { readonly matter: Matter; readonly because?: RefusalCode }, tries: number): Promise<void> {
  const told = await deps.messenger.tell({ bookingId, ...about });
  if (told.ok) return deps.log.info("a person was told", { bookingId, matter: about.matter });
  if (told.why === "not-found") return;
  if (told.why !== "later") return deps.log.warn("a person could not be told", { bookingId, matter: about.matter, why: told.why });
  const seconds = Math.max(told.afterSeconds ?? 0, Math.min(600, 2 ** tries));
  await deps.jobs.enqueue({ name: "tell", data: { bookingId, ...about, tries: tries + 1 }, key: bookingId, after: new Date(deps.world.now().getTime() + seconds * 1000) });
}
