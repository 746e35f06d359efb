/**
 * The arrows of the house: who may know whom. A comment says what to do instead; tests/house/arrows.test.ts plants one bad
 * import a rule and sees it caught, and fails for a rule that nobody planted anything for.
 */

/** A package, wherever npm put it. */
const packages = (...names) => `(^|/)node_modules/(${names.join("|")})/`;

const ours = "^(src|bot|tab|appPackage)/";
/** Our own files, a package, or Node itself: everything that can be imported. */
const anything = ".";
/** Where a program begins: started by npm, Vite or a person, imported by none. */
const entries = "^(src/main\\.ts|src/standin/playground/playground\\.ts|appPackage/pack\\.ts|tab/main\\.ts|tab/vite\\.config\\.ts)$";
/** A folder of the tab that is a page: all but what the pages stand on. */
const tabPage = "^tab/(?!api/|shell/|texts/|public/)([^/]+)/";

/** Each library has one home; whoever else needs what it does asks the home in our own words. */
const homes = [
  { name: "temporal", of: ["temporal-polyfill"], home: ["^src/domain/time\\.ts$", "^src/standin/graph/"], instead: "Ask src/domain/time.ts for the date or the interval; decision 003 says why the polyfill has one door. (The stand-in keeps Exchange's own calendar.)" },
  { name: "graph-client", of: ["@microsoft/microsoft-graph-client", "@microsoft/microsoft-graph-types", "@azure/core-auth"], home: ["^src/adapters/graph/"], instead: "Ask the Calendar, PlaceDirectory or PersonalGraph port." },
  { name: "msal", of: ["@azure/msal-node"], home: ["^src/adapters/entra/"], instead: "Ask adapters/entra for a token, by way of main.ts." },
  { name: "jose", of: ["jose"], home: ["^src/adapters/entra/", "^src/standin/"], instead: "Let adapters/entra judge tokens; hand its answer on." },
  { name: "postgres", of: ["pg", "pg-boss", "@electric-sql/pglite"], home: ["^src/adapters/postgres/"], instead: "Add a verb to the Ledger or JobQueue port and write its SQL in adapters/postgres." },
  { name: "holidays", of: ["date-holidays"], home: ["^src/adapters/holidays/"], instead: "Ask the Holidays port." },
  { name: "pino", of: ["pino"], home: ["^src/adapters/log/"], instead: "Take a Log as an argument." },
  { name: "botbuilder", of: ["botbuilder[^/]*", "botframework-[^/]+"], home: ["^bot/[^/]+\\.ts$"], instead: "Cards, readings and turns are plain data in and out; the files directly in bot/ speak to Bot Framework." },
  { name: "chrono", of: ["chrono-node"], home: ["^bot/reading/"], instead: "Call bot/commands.ts, which gives the command that was meant." },
  { name: "express", of: ["express", "compression", "helmet", "express-rate-limit", "zod-openapi"], home: ["^src/http/", "^src/standin/"], instead: "Write the route in src/http and call a service from it." },
  { name: "metrics", of: ["prom-client"], home: ["^src/http/", "^src/main\\.ts$"], instead: "Hand a callback in from main.ts, as adapters/graph takes onCall." },
  { name: "files", of: ["write-excel-file", "csv-parse"], home: ["^src/adapters/files/"], instead: "Ask the Workbooks or TextTables port." },
  { name: "i18next", of: ["i18next", "react-i18next"], home: ["^src/services/wording/", "^tab/"], instead: "Call services/wording; it has the words in both languages for HTTP and chat alike (decision 013)." },
  { name: "browser", of: ["react", "react-dom", "@fluentui/[^/]+", "@microsoft/teams-js"], home: ["^tab/"], instead: "Draw in the tab; the server answers with data." },
].map(({ name, of, home, instead }) => ({ name: `home-of-${name}`, comment: instead, severity: "error", from: { path: ours, pathNot: home }, to: { path: packages(...of) } }));

const rules = [
  {
    name: "domain-imports-nothing",
    comment: "Domain is plain data in, plain data out: take time, ids and what is known as arguments. Only time.ts has a package, the language's own Temporal (decision 003).",
    from: { path: "^src/domain/" },
    to: { path: anything, pathNot: ["^src/domain/", packages("temporal-polyfill")] },
  },
  {
    name: "contract-imports-nothing",
    comment: "The JSON on the wire is said in full in contract.ts, so that the tab needs nothing else of src.",
    from: { path: "^src/contract(\\.ts$|/)" },
    to: { path: anything },
  },
  {
    name: "config-stands-alone",
    comment: "Settings are read before all else: config.ts knows zod and Node only; main.ts hands each part its own.",
    from: { path: "^src/config\\.ts$" },
    to: { path: anything, pathNot: [packages("zod")], dependencyTypesNot: ["core"] },
  },
  {
    name: "config-is-read-by-main",
    comment: "Take the setting as an argument; main.ts and local mode hand it over.",
    from: { path: ours, pathNot: ["^src/main\\.ts$"] },
    to: { path: "^src/config\\.ts$" },
  },
  {
    name: "pilot-knows-domain-only",
    comment: "The pilot's hubs are facts: data in the words of src/domain.",
    from: { path: "^src/pilot/" },
    to: { path: anything, pathNot: ["^src/pilot/", "^src/domain/"] },
  },
  {
    name: "ports-know-domain-only",
    comment: "A port speaks in domain words; give it a type of its own rather than a service's, an adapter's or a package's.",
    from: { path: "^src/services/(ports|survey/surveyPorts)\\.ts$" },
    to: { path: anything, pathNot: ["^src/domain/", "^src/services/ports\\.ts$"] },
  },
  {
    name: "services-know-domain-and-ports",
    comment: "Ask a port (src/services/ports.ts) and let main.ts fill it. Only wording has a package, i18next (decision 013).",
    from: { path: "^src/services/" },
    to: { path: anything, pathNot: ["^src/services/", "^src/domain/", packages("i18next")] },
  },
  {
    name: "adapters-know-no-other",
    comment: "Let main.ts hand the one what it needs of the other, as a port or a function.",
    from: { path: "^src/adapters/([^/]+)/" },
    to: { path: "^src/adapters/", pathNot: ["^src/adapters/$1/"] },
  },
  {
    name: "adapters-know-domain-and-ports",
    comment: "An adapter fills a port in domain words; what it needs of services belongs in ports.ts or domain.",
    from: { path: "^src/adapters/" },
    to: { path: ours, pathNot: ["^src/adapters/", "^src/domain/", "^src/services/(ports|survey/surveyPorts)\\.ts$"] },
  },
  {
    name: "adapters-are-known-by-main",
    comment: "Depend on the port in src/services/ports.ts; main.ts chooses the adapter.",
    from: { path: ours, pathNot: ["^src/adapters/", "^src/main\\.ts$"] },
    to: { path: "^src/adapters/" },
  },
  {
    name: "http-knows-services-and-domain",
    comment: "A route is gates, one call of a service and a presenter. Jobs and bot are reached by what the service enqueues.",
    from: { path: "^src/http/" },
    to: { path: ours, pathNot: ["^src/http/", "^src/services/", "^src/domain/", "^src/contract(\\.ts$|/)"] },
  },
  {
    name: "jobs-know-services-and-domain",
    comment: "A job is a name, a parsed payload and one call of a service; put the work there.",
    from: { path: "^src/jobs/" },
    to: { path: anything, pathNot: ["^src/jobs/", "^src/services/", "^src/domain/", "^src/contract\\.ts$", packages("zod")] },
  },
  {
    name: "bot-knows-services-and-domain",
    comment: "A turn calls the same services as HTTP does; what both need belongs there.",
    from: { path: "^bot/" },
    to: { path: ours, pathNot: ["^bot/", "^src/services/", "^src/domain/", "^src/contract(\\.ts$|/)"] },
  },
  {
    name: "tab-sees-contract-only",
    comment: "The tab learns of the server by src/contract.ts and by fetch.",
    from: { path: "^tab/" },
    to: { path: "^(src|bot|appPackage|tests)/", pathNot: ["^src/contract(\\.ts$|/)"] },
  },
  {
    name: "tab-sees-contract-types",
    comment: "Write `import type`: nothing of src may run in the browser.",
    from: { path: "^tab/" },
    to: { path: "^src/contract(\\.ts$|/)", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "tab-pages-apart",
    comment: "Pages are loaded apart and know nothing of each other; what two need moves to tab/shell or tab/api.",
    from: { path: tabPage },
    to: { path: tabPage, pathNot: ["^tab/$1/"] },
  },
  {
    name: "tab-api-below-pages",
    comment: "A call takes what it needs as arguments and answers with data; the page or the shell shows it.",
    from: { path: "^tab/(api|texts)/" },
    to: { path: "^tab/", pathNot: ["^tab/(api|texts)/"] },
  },
  {
    name: "tab-without-node",
    comment: "The tab runs in a browser, which has no node: modules.",
    from: { path: "^tab/", pathNot: ["^tab/vite\\.config\\.ts$"] },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "standin-knows-itself-and-facts",
    comment: "The stand-in plays another organisation's servers: it shares our facts (domain, pilot) and none of our working parts.",
    from: { path: "^src/standin/", pathNot: ["^src/standin/demo/seedDemo\\.ts$"] },
    to: { path: anything, pathNot: ["^src/standin/", "^src/domain/", "^src/pilot/", packages("express", "jose", "zod", "temporal-polyfill", "@types/express")], dependencyTypesNot: ["core"] },
  },
  {
    name: "demo-seeds-by-services",
    comment: "The demo's bookings are made as people make them: by the services' verbs, on facts of domain and pilot.",
    from: { path: "^src/standin/demo/seedDemo\\.ts$" },
    to: { path: anything, pathNot: ["^src/standin/demo/", "^src/domain/", "^src/pilot/", "^src/services/(ports|verbs)\\.ts$"] },
  },
  {
    name: "standin-known-by-main",
    comment: "Product code must not see that Microsoft 365 is played; main.ts alone starts local mode.",
    from: { path: ours, pathNot: ["^src/standin/", "^src/main\\.ts$", "^appPackage/"] },
    to: { path: "^src/standin/" },
  },
  {
    name: "standin-loaded-late",
    comment: "Write `await import(…)` inside local mode (types may be imported): in production this code is never loaded.",
    from: { path: "^src/main\\.ts$" },
    to: { path: "^src/standin/", dependencyTypesNot: ["dynamic-import", "type-only"] },
  },
  {
    name: "package-tools-know-names-only",
    comment: "The app package is made from names: the bot's commands, the pilot's hubs and the demo's organisation.",
    from: { path: "^appPackage/" },
    to: { path: "^(src|bot|tab|tests)/", pathNot: ["^bot/(commandList|commands)\\.ts$", "^src/pilot/", "^src/standin/demo/"] },
  },
  {
    name: "nothing-imports-main",
    comment: "main.ts knows all others; move what you need of it to a file of its own.",
    from: { path: ours },
    to: { path: "^src/main\\.ts$" },
  },
  {
    name: "product-knows-no-tests",
    comment: "Move what the product needs out of tests/.",
    from: { path: ours },
    to: { path: "^tests/" },
  },
  {
    name: "no-cycles",
    comment: "Move what both need to a third file, or hand it in as an argument.",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-dead-files",
    comment: "No entry reaches this file: use it or delete it. (A file only a test reaches is dead too.)",
    from: { path: entries },
    // Pages and scripts that the stand-in serves or hands to Node by path are in no import.
    to: { path: `${ours}.+\\.tsx?$`, pathNot: ["\\.d\\.ts$", entries], reachable: false },
  },
  {
    name: "no-unknown-import",
    comment: "The file or package is not there: mend the path, or add the package to package.json.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "no-unlisted-package",
    comment: "A package that another brings in may leave with it: list it in package.json. (Jest gives @jest/globals with itself.)",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], pathNot: [packages("@jest/globals")] },
  },
  {
    name: "no-dev-dependency-in-product",
    comment: "An installation for running has no devDependencies: move the package to dependencies, or import its types alone. (The tab's packages are built into dist/.)",
    from: { path: "^(src|bot)/" },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [...rules.map((rule) => ({ severity: "error", ...rule })), ...homes],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "^(tab/public|tests/.*/out)/" },
    moduleSystems: ["es6", "cjs"],
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"], extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".js", ".cjs", ".json"], mainFields: ["module", "main", "types"] },
    skipAnalysisNotInRules: true,
  },
};
