import { z } from "zod";
import type { Manifest } from "./readManifest.ts";

const texts = z.record(z.string(), z.string());

/** The paths that a language file must translate: all that a person reads of the manifest. */
export const translatedPaths = (manifest: Manifest): string[] => [
  "name.short",
  "name.full",
  "description.short",
  "description.full",
  ...manifest.staticTabs.flatMap((tab, i) => (tab.name === undefined ? [] : [`staticTabs[${i}].name`])),
  ...manifest.bots.flatMap((bot, b) =>
    bot.commandLists.flatMap((list, l) =>
      list.commands.flatMap((command, c) => [`bots[${b}].commandLists[${l}].commands[${c}].title`, ...(command.description === undefined ? [] : [`bots[${b}].commandLists[${l}].commands[${c}].description`])]),
    ),
  ),
];

/** A language file as path → text, or null when it is not that. */
export function readTexts(json: unknown): ReadonlyMap<string, string> | null {
  const read = texts.safeParse(json);
  return read.success ? new Map(Object.entries(read.data).filter(([path]) => path !== "$schema")) : null;
}

/** Every text of the manifest in this language, none empty, and no path that the manifest does not have. */
export function languageFaults(file: string, json: unknown, manifest: Manifest): string[] {
  const read = readTexts(json);
  if (!read) return [`${file}: must be an object of texts`];
  const wanted = translatedPaths(manifest);
  return [
    ...wanted.filter((path) => !read.get(path)?.trim()).map((path) => `${file}: ${path} is missing or empty`),
    ...[...read.keys()].filter((path) => !wanted.includes(path)).map((path) => `${file}: ${path} is not in manifest.json`),
  ];
}
