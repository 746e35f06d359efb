import type { AppInstaller } from "../../services/survey/surveyPorts.ts";
import type { Call } from "./call.ts";
import { graphBase, graphUrl } from "./urls.ts";

/** Installs the app for people, by its id in the organisation's catalogue, which is another than the one in its manifest. 409: it is there already. */
export const makeAppInstaller = (call: Call, catalogId: string): AppInstaller => ({
  install: async (personId) => {
    const installed = await call({ method: "POST", url: graphUrl`/users/${personId}/teamwork/installedApps`, body: { "teamsApp@odata.bind": `${graphBase}/appCatalogs/teamsApps/${encodeURIComponent(catalogId)}` } });
    return installed.ok || installed.why === "conflict" ? { ok: true, value: null } : installed;
  },
});
