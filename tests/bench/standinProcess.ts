import { startStandin } from "../../src/standin/standin.ts";
import type { Standin } from "../../src/standin/standin.ts";
import { tabClaims } from "../../src/standin/entra/tokenClaims.ts";
import { answerParent } from "./child.ts";
import { crowdOf, peopleOf } from "./crowd.ts";
import { serverQuestion } from "./server.ts";

/** Microsoft 365 in a process of its own, as far from the server's thread as the real one is. */
let standin: Standin | null = null;

answerParent(
  async (question) => {
    const asked = serverQuestion.parse(question);
    if (asked.ask === "start") {
      const bot = asked.settings["BOT_ENDPOINT"] ?? "";
      const opened = await startStandin({ port: 0, adminPort: 0, tenant: crowdOf(peopleOf(asked.people)), file: ":memory:", botEndpoint: () => bot, ...(asked.latencyMs === undefined ? {} : { latencyMs: asked.latencyMs }) });
      standin = opened;
      return { origin: opened.origin, adminOrigin: opened.adminOrigin, standinOrigin: opened.origin };
    }
    const opened = standin;
    if (!opened) throw new Error("the stand-in has not been started");
    const { tenant } = opened;
    if (asked.ask === "chat") {
      for (const one of tenant.people.slice(0, asked.people)) await opened.connector.install(one.upn);
      return {};
    }
    return { tokens: await Promise.all(tenant.people.map((one) => opened.entra.mint(tabClaims(tenant, opened.origin, one)))) };
  },
  async () => standin?.stop(),
);
