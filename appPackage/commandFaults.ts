import type { Manifest } from "./readManifest.ts";

/** What the bot takes these words for, as it names its commands ("book"), or null when it does not know. */
export type MeaningOf = (words: string, language: "sv" | "en") => string | null;

/**
 * The command lists against the bot: a list for every scope that the bot is in, and each command understood when it is
 * pressed, as the same thing in both languages and as another thing than its neighbours. `english` is the English file,
 * path → text.
 */
export function commandFaults(manifest: Manifest, english: ReadonlyMap<string, string>, meaningOf: MeaningOf): string[] {
  return manifest.bots.flatMap((bot, b) => [
    ...bot.scopes.filter((scope) => !bot.commandLists.some((list) => list.scopes.includes(scope) && list.commands.length > 0)).map((scope) => `manifest.json: bots[${b}] has no commands for ${scope}`),
    ...bot.commandLists.flatMap((list, l) => {
      const read = list.commands.map(({ title }, c) => {
        const path = `bots[${b}].commandLists[${l}].commands[${c}]`;
        const inEnglish = english.get(`${path}.title`) ?? "";
        return { path, title, inEnglish, sv: meaningOf(title, "sv"), en: meaningOf(inEnglish, "en") };
      });
      return read.flatMap(({ path, title, inEnglish, sv, en }, c) => [
        ...(sv === null ? [`manifest.json: ${path}: the bot does not handle "${title}"`] : []),
        ...(en === null ? [`en.json: ${path}: the bot does not handle "${inEnglish}"`] : []),
        ...(sv !== null && en !== null && sv !== en ? [`en.json: ${path}: "${inEnglish}" is ${en} to the bot, but "${title}" is ${sv}`] : []),
        ...(sv !== null && read.findIndex((other) => other.sv === sv) < c ? [`manifest.json: ${path}: "${title}" is ${sv} to the bot, as another command of the list`] : []),
      ]);
    }),
  ]);
}
