/** Real parts, native ES modules: PGlite and pg-boss ship as ESM only, hence --experimental-vm-modules in the scripts. */
const swc = { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2023", transform: { react: { runtime: "automatic" } } }, module: { type: "es6" } };

export default {
  rootDir: "..",
  testMatch: ["<rootDir>/tests/**/*.test.ts", "<rootDir>/tests/**/*.test.tsx"],
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: { "\\.tsx?$": ["@swc/jest", swc] },
  globalSetup: "<rootDir>/tests/support/globalSetup.ts",
  globalTeardown: "<rootDir>/tests/support/globalTeardown.ts",
  testEnvironment: "node",
  testTimeout: 120_000,
  maxWorkers: 2,
  // What a test file leaves in memory stays: after sixty of them those that follow took two to three times as long.
  workerIdleMemoryLimit: "700MB",
  maxConcurrency: 2,
  // A worker that has held a database in WebAssembly takes a second to go; what is still there after this has been left open.
  workerGracefulExitTimeout: 10_000,
};
