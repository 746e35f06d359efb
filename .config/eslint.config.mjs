/**
 * The house style that a tool can hold. Typed rules read the three TypeScript projects; plain scripts get the untyped ones.
 * An exception stands here with its reason, never as a comment in the code.
 */
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const product = ["src/**", "bot/**", "tab/**"];
const typed = ["**/*.ts", "**/*.tsx"];

/** A name that says nothing of what the file does or is. */
const emptyNames = /^(utils?|helpers?|managers?|index|common|misc|shared)(\.|$)|(Utils?|Helpers?|Manager)\./;

/** House rules that no ready-made rule holds. */
const house = {
  rules: {
    "file-name": {
      create: (context) => ({
        Program(node) {
          if (emptyNames.test(basename(context.filename))) context.report({ node, message: "Name the file for what it does or is; 'utils', 'helpers', 'manager' and 'index' say neither." });
        },
      }),
    },
  },
};

const byName = ["ExportDefaultDeclaration", "ExportSpecifier[exported.name='default']"].map((selector) => ({ selector, message: "Export by name: one name for one thing, wherever it is read." }));
const settings = [{ selector: "MemberExpression[object.name='process'][property.name='env']", message: "Settings are read once, by src/config.ts; take this one as an argument." }];
/** Time and chance come in as arguments, or a test could not say what day it is. */
const given = ["NewExpression[callee.name='Date'][arguments.length=0]", "MemberExpression[object.name='Date'][property.name='now']", "MemberExpression[object.name='Math'][property.name='random']"].map((selector) => ({
  selector,
  message: "Take the time or the chance as an argument (World in src/services/ports.ts).",
}));

/** Longer than 250 lines, each with its reason. */
const longFiles = {
  "tab/texts/{sv,en}.ts": "every text of the tab in one language: a translator reads it from top to bottom beside the other",
};

export default defineConfig([
  { basePath: root, linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" } },
  { basePath: root, ignores: ["dist/**", "coverage/**", "appPackage/build/**", "tests/**/out/**", "tab/public/**"] },
  {
    basePath: root,
    files: ["**/*.{ts,tsx,js,mjs,cjs}"],
    plugins: { house },
    rules: {
      "house/file-name": "error",
      eqeqeq: "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "start" }],
    },
  },
  {
    basePath: root,
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ["tsconfig.json", "tab/tsconfig.json", "tests/e2e/tsconfig.json"], tsconfigRootDir: root } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // A number in a text reads as a number.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // What `_` begins is there for its place alone (express counts an error handler's arguments).
      "@typescript-eslint/no-unused-vars": ["error", { args: "all", argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // `import("./Panel.tsx")` as a type is how a page names what it loads late.
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      // `if (!found) return problem(…);` and `() => close()` are how the house leaves early and writes a handler.
      "@typescript-eslint/no-confusing-void-expression": "off",
      // A port's function may be async for the sake of its type, with nothing yet to wait for.
      "@typescript-eslint/require-await": "off",
      // No classes here: what we make are closures, and `this` is in none of them.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // A fifth of the run; switch it on by hand when packages are renewed.
      "@typescript-eslint/no-deprecated": "off",
      // No enums here, and the rule costs a tenth of the run.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
    },
  },
  {
    basePath: root,
    files: product.map((folder) => `${folder}/*.{ts,tsx,js}`),
    ignores: ["tab/vite.config.ts"],
    rules: { "no-console": "error", "no-restricted-syntax": ["error", ...byName, ...settings] },
  },
  {
    basePath: root,
    // Programs that a person starts: they take the settings of the shell.
    files: ["src/main.ts", "src/standin/playground/playground.ts"],
    rules: { "no-restricted-syntax": ["error", ...byName] },
  },
  {
    basePath: root,
    files: ["src/{domain,services,pilot,jobs}/**/*.ts", "bot/{cards,reading,texts,turns}/**/*.ts", "bot/{commands,commandList}.ts"],
    rules: { "no-restricted-syntax": ["error", ...byName, ...settings, ...given] },
  },
  {
    basePath: root,
    files: ["tab/**/*.{ts,tsx}"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    basePath: root,
    files: ["tests/**/*.{ts,tsx}"],
    rules: {
      // A test may read an answer as what it says it is: if it is not, the test fails, which is its task. JSON.parse says any, too.
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/consistent-type-assertions": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  ...Object.keys(longFiles).map((file) => ({ basePath: root, files: [file], rules: { "max-lines": "off" } })),
]);
