import { start } from "../../src/main.ts";
import type { Running } from "../../src/main.ts";
import { demoTenant } from "../../src/standin/demo/demoTenant.ts";
import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import { answerParent } from "./child.ts";
import { crowd } from "./crowd.ts";
import { serverQuestion } from "./server.ts";

/** The product, whole, in a process of its own. */
let running: Running | null = null;

const jobsDue = "SELECT count(*)::int AS due FROM jobs.job WHERE name IN ('settle-event', 'tell') AND state < 'completed' AND start_after < now() + interval '1 second'";

answerParent(
  async (question) => {
    const asked = serverQuestion.parse(question);
    if (asked.ask === "start") {
      if (asked.crowd) Object.assign(demoTenant, crowd);
      running = await start({ LOG_LEVEL: "error", ...asked.settings }, { noJobs: asked.noJobs, inMemory: asked.inMemory, noDemoBookings: true });
      return { origin: running.origin, adminOrigin: running.local?.standin.adminOrigin ?? "", standinOrigin: running.local?.standin.origin ?? "" };
    }
    if (!running) throw new Error("the server has not been started");
    if (asked.ask === "due") return { due: Number((await running.database.query(jobsDue))[0]?.["due"]) };
    const { local } = running;
    if (!local) throw new Error("there is no stand-in in this process");
    const { standin } = local;
    return { tokens: await Promise.all(crowd.people.map((one) => standin.entra.mint(tabClaims(crowd, standin.origin, one)))) };
  },
  async () => running?.stop(),
);
