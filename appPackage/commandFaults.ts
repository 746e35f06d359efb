import type { Manifest } from "./readManifest.ts";

type Said = { readonly title: string; readonly description: string };
type Listed = { readonly sv: Said; readonly en: Said };
export type Bot = {
  /** what the bot says that it offers, in the words and the order of its own list */
  readonly offered: readonly Listed[];
  /** what the bot takes words for, as it names its commands ("book"), or null when it does not know */
  readonly meaningOf: (words: string, language: "sv" | "en") => string | null;
};

/**
 * The command lists against the bot: a list for every scope that the bot is in, each the bot's own list word for word, and
 * each command understood when it is pressed, as the same thing in both languages and as another thing than its
 * neighbours. `english` is the English file, path → text.
 */
export function commandFaults(manifest: Manifest, english: ReadonlyMap<string, string>, { offered, meaningOf }: Bot): string[] {
  return manifest.bots.flatMap((bot, b) => [
    ...bot.scopes.filter((scope) => !bot.commandLists.some((list) => list.scopes.includes(scope) && list.commands.length > 0)).map((scope) => `manifest.json: bots[${b}] has no commands for ${scope}`),
    ...bot.commandLists.flatMap(({ commands }, l) => {
      const path = `bots[${b}].commandLists[${l}]`;
      const listed = commands.map(({ title, description = "" }, c): Listed => ({ sv: { title, description }, en: { title: english.get(`${path}.commands[${c}].title`) ?? "", description: english.get(`${path}.commands[${c}].description`) ?? "" } }));
      return [...unlikeFaults(path, listed, offered), ...unheardFaults(path, listed, meaningOf)];
    }),
  ]);
}

/** Where the list first differs from the bot's own. */
function unlikeFaults(path: string, listed: readonly Listed[], offered: readonly Listed[]): string[] {
  const at = Array.from({ length: Math.max(listed.length, offered.length) }, (_, c) => c).find((c) => JSON.stringify(listed[c]) !== JSON.stringify(offered[c]));
  if (at === undefined) return [];
  return [`manifest.json: ${path} is not the bot's list from command ${at} on: it says "${listed[at]?.sv.title ?? ""}" and the bot "${offered[at]?.sv.title ?? ""}"`];
}

function unheardFaults(path: string, listed: readonly Listed[], meaningOf: Bot["meaningOf"]): string[] {
  const meant = listed.map(({ sv, en }) => ({ sv: meaningOf(sv.title, "sv"), en: meaningOf(en.title, "en") }));
  return listed.flatMap(({ sv, en }, c) => {
    const at = `${path}.commands[${c}]`;
    const meaning = meant[c] ?? { sv: null, en: null };
    return [
      ...(meaning.sv === null ? [`manifest.json: ${at}: the bot does not handle "${sv.title}"`] : []),
      ...(meaning.en === null ? [`en.json: ${at}: the bot does not handle "${en.title}"`] : []),
      ...(meaning.sv !== null && meaning.en !== null && meaning.sv !== meaning.en ? [`en.json: ${at}: "${en.title}" is ${meaning.en} to the bot, but "${sv.title}" is ${meaning.sv}`] : []),
      ...(meaning.sv !== null && meant.findIndex((other) => other.sv === meaning.sv) < c ? [`manifest.json: ${at}: "${sv.title}" is ${meaning.sv} to the bot, as another command of the list`] : []),
    ];
  });
}
