import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** What Boka needs and the entry asks for by `import()`: named here so that the browser fetches it beside the entry, not after. */
const neededAtOnce = ["shell/start.tsx", "texts/sv.ts"];

/** Adds `modulepreload` links for the chunks that start the page, with all they import. */
const preloadStart = (): Plugin => ({
  name: "preload-start",
  transformIndexHtml: {
    order: "post",
    handler: (_html, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((part) => part.type === "chunk");
      const wanted = chunks.filter((chunk) => neededAtOnce.some((name) => chunk.facadeModuleId?.endsWith(`/tab/${name}`)));
      const withImports = (file: string, seen: Set<string>): Set<string> => {
        if (seen.has(file)) return seen;
        seen.add(file);
        chunks.find((chunk) => chunk.fileName === file)?.imports.forEach((needed) => withImports(needed, seen));
        return seen;
      };
      const files = wanted.reduce((seen, chunk) => withImports(chunk.fileName, seen), new Set<string>());
      // Vite has its own links for the entry and what it imports.
      const already = chunks.filter((chunk) => chunk.isEntry).reduce((seen, chunk) => withImports(chunk.fileName, seen), new Set<string>());
      return [...files].filter((file) => !already.has(file)).map((file) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `/tab/${file}` }, injectTo: "head" }));
    },
  },
});

/** All of the entry in one file. What pages share is left in small ones: merged, Boka would carry what only drawers need. */
const groups = [{ name: "entry", tags: ["$initial" as const] }];

export default defineConfig({
  root: "tab",
  base: "/tab/",
  plugins: [react(), preloadStart()],
  build: {
    outDir: "../dist/tab",
    emptyOutDir: true,
    target: "es2023",
    reportCompressedSize: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3978", "/local": "http://127.0.0.1:3978" } },
});
