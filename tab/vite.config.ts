import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin, type Rolldown } from "vite";

const start = "start";
/**
 * Two files start the page: the entry, and what it asks for by `import()` with all that needs. Each file more that a page starts
 * with costs a slow processor as much as some ten kilobytes.
 */
const groups = [
  { name: "entry", tags: ["$initial" as const], priority: 1 },
  { name: start, test: /\/tab\/(shell\/start\.tsx|texts\/sv\.ts)$/ },
];

const chunksOf = (bundle: Rolldown.OutputBundle = {}): readonly Rolldown.OutputChunk[] => Object.values(bundle).filter((part) => part.type === "chunk");
const startsThePage = (chunk: Rolldown.OutputChunk): boolean => chunk.isEntry || chunk.name === start;

/**
 * Has the browser fetch the second of them beside the first, not after, and compile both while they arrive, off the page's
 * thread: else it reads each function twice, the second time while somebody waits
 * (https://v8.dev/blog/explicit-compile-hints). A browser that does not know the words skips them.
 */
const startSoon = (): Plugin => ({
  name: "start-soon",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle }) =>
      chunksOf(bundle)
        .filter((chunk) => chunk.name === start)
        .flatMap((chunk) => [chunk.fileName, ...chunk.imports.filter((file) => !chunksOf(bundle).some((other) => other.fileName === file && other.isEntry))])
        .map((file) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `/tab/${file}` }, injectTo: "head" })),
  },
  generateBundle: {
    order: "post",
    handler: (_options, bundle) => {
      for (const chunk of chunksOf(bundle).filter(startsThePage)) chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
    },
  },
});

export default defineConfig({
  root: "tab",
  base: "/tab/",
  plugins: [react(), startSoon()],
  build: {
    outDir: "../dist/tab",
    emptyOutDir: true,
    target: "es2023",
    reportCompressedSize: true,
    chunkSizeWarningLimit: 600,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3978", "/local": "http://127.0.0.1:3978" } },
});
