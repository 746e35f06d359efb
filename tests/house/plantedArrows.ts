/** One import: who, what, and how (as a value unless said). `to` is what stands between the quotes. */
export type Arrow = { readonly from: string; readonly to: string; readonly how?: "type" | "late" };

/** What a rule must catch, and what near it must pass. */
export type Planted = { readonly bad: readonly Arrow[]; readonly good: readonly Arrow[] };

const arrow = (from: string, to: string, how?: "type" | "late"): Arrow => ({ from, to, ...(how ? { how } : {}) });

const home = (of: string, away: string, homes: readonly string[], how?: "type"): Planted => ({ bad: [arrow(away, of, how)], good: homes.map((from) => arrow(from, of, how)) });

/** By the rule's name in .config/dependency-cruiser.cjs. Types are caught as values are, unless the rule says otherwise. */
export const planted: Readonly<Record<string, Planted>> = {
  "domain-imports-nothing": {
    bad: [arrow("src/domain/parsed.ts", "zod"), arrow("src/domain/read.ts", "node:fs"), arrow("src/domain/asking.ts", "../services/ports.ts", "type")],
    good: [arrow("src/domain/time.ts", "temporal-polyfill"), arrow("src/domain/week.ts", "./time.ts")],
  },
  "contract-imports-nothing": { bad: [arrow("src/contract.ts", "./domain/hub.ts", "type")], good: [] },
  "config-stands-alone": { bad: [arrow("src/config.ts", "./domain/hub.ts")], good: [arrow("src/config.ts", "zod"), arrow("src/config.ts", "node:fs")] },
  "config-is-read-by-main": { bad: [arrow("src/http/origin.ts", "../config.ts", "type")], good: [arrow("src/main.ts", "./config.ts")] },
  "pilot-knows-domain-only": { bad: [arrow("src/pilot/read.ts", "node:fs")], good: [arrow("src/pilot/desks.ts", "../domain/hub.ts", "type")] },
  "ports-know-domain-only": { bad: [arrow("src/services/ports.ts", "./verbs.ts", "type")], good: [arrow("src/services/ports.ts", "../domain/hub.ts", "type")] },
  "services-know-domain-and-ports": {
    bad: [arrow("src/services/booking/direct.ts", "../../adapters/postgres/ledger.ts", "type"), arrow("src/services/booking/random.ts", "node:crypto")],
    good: [arrow("src/services/booking/asked.ts", "../ports.ts", "type"), arrow("src/services/booking/ruled.ts", "../../domain/hub.ts")],
  },
  "adapters-know-no-other": { bad: [arrow("src/adapters/graph/signed.ts", "../entra/tokens.ts", "type")], good: [arrow("src/adapters/graph/called.ts", "./gate.ts")] },
  "adapters-know-domain-and-ports": { bad: [arrow("src/adapters/postgres/early.ts", "../../services/verbs.ts", "type")], good: [arrow("src/adapters/postgres/filled.ts", "../../services/ports.ts", "type")] },
  "adapters-are-known-by-main": { bad: [arrow("src/jobs/direct.ts", "../adapters/graph/gate.ts")], good: [arrow("src/main.ts", "./adapters/graph/gate.ts")] },
  "http-knows-services-and-domain": { bad: [arrow("src/http/queued.ts", "../jobs/register.ts")], good: [arrow("src/http/shown.ts", "../contract.ts", "type"), arrow("src/http/asked.ts", "../services/verbs.ts", "type")] },
  "jobs-know-services-and-domain": { bad: [arrow("src/jobs/timed.ts", "node:timers")], good: [arrow("src/jobs/parsed.ts", "zod"), arrow("src/jobs/called.ts", "../services/verbs.ts")] },
  "bot-knows-services-and-domain": { bad: [arrow("bot/webbed.ts", "../src/http/shown.ts")], good: [arrow("bot/asked.ts", "../src/services/verbs.ts")] },
  "tab-sees-contract-only": { bad: [arrow("tab/shell/curious.ts", "../../src/domain/hub.ts", "type")], good: [arrow("tab/shell/shown.ts", "../../src/contract.ts", "type")] },
  "tab-sees-contract-types": { bad: [arrow("tab/shell/running.ts", "../../src/contract.ts")], good: [arrow("tab/shell/shown.ts", "../../src/contract.ts", "type")] },
  "tab-pages-apart": { bad: [arrow("tab/boka/Leaning.tsx", "../hubbar/HubPage.tsx")], good: [arrow("tab/boka/Standing.tsx", "../shell/shown.ts"), arrow("tab/boka/Boka.tsx", "./Standing.tsx")] },
  "tab-api-below-pages": { bad: [arrow("tab/api/showing.ts", "../shell/shown.ts")], good: [arrow("tab/api/asking.ts", "./request.ts")] },
  "tab-without-node": { bad: [arrow("tab/shell/read.ts", "node:fs")], good: [] },
  "standin-knows-itself-and-facts": {
    bad: [arrow("src/standin/graph/cheating.ts", "../../adapters/graph/gate.ts", "type"), arrow("src/standin/graph/serving.ts", "../../services/ports.ts", "type")],
    good: [arrow("src/standin/graph/routed.ts", "express"), arrow("src/standin/graph/placed.ts", "../../pilot/desks.ts"), arrow("src/standin/graph/kept.ts", "node:fs")],
  },
  "demo-seeds-by-services": { bad: [arrow("src/standin/demo/seedDemo.ts", "../../services/booking/asked.ts")], good: [arrow("src/standin/demo/seedDemo.ts", "../../services/verbs.ts", "type")] },
  "standin-known-by-main": { bad: [arrow("src/http/played.ts", "../standin/clock.ts", "type")], good: [arrow("appPackage/pack.ts", "../src/standin/demo/tenant.ts")] },
  "standin-loaded-late": { bad: [arrow("src/main.ts", "./standin/clock.ts")], good: [arrow("src/main.ts", "./standin/demo/seedDemo.ts", "late"), arrow("src/main.ts", "./standin/standin.ts", "type")] },
  "package-tools-know-names-only": { bad: [arrow("appPackage/wide.ts", "../src/services/verbs.ts")], good: [arrow("appPackage/pack.ts", "../bot/commandList.ts"), arrow("appPackage/pack.ts", "../src/pilot/desks.ts")] },
  "nothing-imports-main": { bad: [arrow("bot/starting.ts", "../src/main.ts", "type")], good: [arrow("tests/starting.test.ts", "../src/main.ts")] },
  "product-knows-no-tests": { bad: [arrow("src/http/tested.ts", "../../tests/support.ts")], good: [arrow("tests/other.test.ts", "./support.ts")] },
  "no-cycles": { bad: [arrow("src/domain/hen.ts", "./egg.ts"), arrow("src/domain/egg.ts", "./hen.ts", "type")], good: [arrow("src/domain/week.ts", "./time.ts")] },
  "no-dead-files": { bad: [arrow("src/domain/forgotten.ts", "")], good: [arrow("src/config.ts", "")] },
  "no-unknown-import": { bad: [arrow("src/domain/lost.ts", "./nowhere.ts"), arrow("bot/lost.ts", "no-such-package")], good: [] },
  "no-unlisted-package": { bad: [arrow("src/http/borrowed.ts", "brought-by-another")], good: [arrow("tests/other.test.ts", "@jest/globals")] },
  "no-dev-dependency-in-product": { bad: [arrow("src/http/built.ts", "vite")], good: [arrow("src/http/builtTypes.ts", "vite", "type"), arrow("tab/shell/built.ts", "react")] },
  "home-of-temporal": home("temporal-polyfill", "src/services/dated.ts", ["src/domain/time.ts", "src/standin/graph/zoned.ts"]),
  "home-of-graph-client": home("@microsoft/microsoft-graph-client", "src/adapters/entra/called.ts", ["src/adapters/graph/client.ts"], "type"),
  "home-of-msal": home("@azure/msal-node", "src/adapters/graph/token.ts", ["src/adapters/entra/token.ts"]),
  "home-of-jose": home("jose", "src/http/judging.ts", ["src/adapters/entra/judging.ts", "src/standin/entra/keys.ts"]),
  "home-of-postgres": home("pg", "src/http/querying.ts", ["src/adapters/postgres/pool.ts"]),
  "home-of-files": home("csv-parse", "src/services/rows.ts", ["src/adapters/files/textTables.ts"]),
  "home-of-holidays": home("date-holidays", "src/services/feast.ts", ["src/adapters/holidays/swedish.ts"]),
  "home-of-pino": home("pino", "src/jobs/logged.ts", ["src/adapters/log/log.ts"]),
  "home-of-botbuilder": home("botbuilder", "bot/turns/activity.ts", ["bot/adapter.ts"], "type"),
  "home-of-chrono": home("chrono-node", "bot/turns/dated.ts", ["bot/reading/dates.ts"]),
  "home-of-express": home("express", "bot/routed.ts", ["src/http/routed.ts", "src/standin/host/routed.ts"]),
  "home-of-metrics": home("prom-client", "src/adapters/graph/counted.ts", ["src/http/counted.ts", "src/main.ts"]),
  "home-of-i18next": home("i18next", "bot/texts/translated.ts", ["src/services/wording/words.ts", "tab/shell/words.ts"]),
  "home-of-browser": home("react", "src/http/drawn.ts", ["tab/shell/drawn.ts"]),
};
