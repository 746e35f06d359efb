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
      const files = new Set(wanted.flatMap((chunk) => [chunk.fileName, ...chunk.imports]));
      for (const entry of chunks.filter((chunk) => chunk.isEntry)) {
        files.delete(entry.fileName);
        entry.imports.forEach((file) => files.delete(file));
      }
      return [...files].map((file) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `/tab/${file}` }, injectTo: "head" }));
    },
  },
});

/** Fewer, larger files: all of the entry in one, and what pages share not in crumbs. */
const groups = [
  { name: "entry", tags: ["$initial" as const], priority: 2 },
  { name: "shared", entriesAware: true, entriesAwareMergeThreshold: 16_000, minShareCount: 2, priority: 1 },
];

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
    rolldownOptions: {
      output: {
        codeSplitting: { groups },
        // Without this a shared file is named for every page that shares it.
        chunkFileNames: ({ name }) => (name.startsWith("shared") ? "assets/shared-[hash].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3978", "/local": "http://127.0.0.1:3978" } },
});
