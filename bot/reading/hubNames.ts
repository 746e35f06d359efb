import { editDistance } from "./distance.ts";
import { blankIntents } from "./intents.ts";
import { blank, blankName, take } from "./page.ts";
import type { Page } from "./page.ts";
import type { KnownHub } from "./reading.ts";
import { fold } from "./tidy.ts";

/** A way of saying one hub. `marked`: too short to be trusted without its marks ("Ås" is not "as"). */
type Alias = { readonly hubId: string; readonly words: string; readonly marked: string | null; readonly rank: 1 | 2 | 3 };
export type HubFound = { readonly at: number; readonly hubIds: readonly string[]; readonly sure: boolean };

/** Words in names that name no hub by themselves. */
const common = new Set(["bibliotek", "biblioteket", "hubb", "hubben", "hub", "och", "the", "and", "coworking", "kontor", "kontoret"]);
const wordsOf = (text: string): string => fold(text).replace(/[^a-z0-9]+/g, " ").trim();
const stem = (word: string): string => word.replace(/s$/, "");

function aliasesOf(hub: KnownHub): Alias[] {
  const made = (said: string, rank: 1 | 2 | 3): Alias[] => {
    const words = wordsOf(said);
    const lower = said.toLowerCase();
    return words.length < 2 ? [] : [{ hubId: hub.id, words, rank, marked: words.length <= 3 && lower !== words ? lower : null }];
  };
  const parts = hub.name.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 4 || part.toLowerCase() === hub.locality.toLowerCase());
  return [
    ...made(hub.name, 1),
    ...made(hub.locality, 1),
    ...parts.filter((part) => !common.has(wordsOf(part))).flatMap((part) => [...made(part, 2), ...(part.endsWith("s") ? made(stem(part), 2) : []), ...(/(en|et)$/.test(part) && part.length > 7 ? made(part.slice(0, -2), 2) : [])]),
    ...made(hub.municipality, 3),
  ];
}

/** "stugun", "Stuguns", "House Be:s": the words of a sentence that an alias may be, with an optional genitive. */
const patternOf = (words: string): RegExp => new RegExp(`(?<![a-z0-9])${words.split(" ").join("[^a-z0-9]{1,3}")}(?:'?:?s)?(?![a-z0-9])`, "g");

/** Words after which a short name may lack its marks: "boka as", "i are". */
const leads = /\b(?:boka|book|i|pa|till|om|vid|at|in|to|about|hubben|reservera|reserve) $/;

/**
 * The hubs that a sentence names, in reading order. Full names and localities go before parts of names, those before
 * municipalities, and exact words before misspelt ones. Several ids at one place: the words fit several hubs.
 */
export function readHubs(page: Page, hubs: readonly KnownHub[]): HubFound[] {
  const aliases = hubs.flatMap(aliasesOf).sort((a, b) => a.rank - b.rank || b.words.length - a.words.length);
  const found: HubFound[] = [];
  const done = new Set<string>();
  const trust = (alias: Alias, at: number): boolean => {
    if (alias.marked === null) return true;
    const { plain, folded, before = "" } = page.tidy;
    return plain.slice(at, at + alias.words.length) === alias.marked || (!/[åäö]/.test(plain) && leads.test(before + folded.slice(0, at)));
  };
  for (const alias of aliases) {
    if (done.has(`${alias.rank} ${alias.words}`)) continue;
    done.add(`${alias.rank} ${alias.words}`);
    if (!page.rest.includes(alias.words.split(" ")[0] ?? "")) continue;
    const hubIds = [...new Set(aliases.filter((other) => other.rank === alias.rank && other.words === alias.words).map((other) => other.hubId))];
    take(page, patternOf(alias.words), (match, at) => {
      if (!trust(alias, at)) return false;
      blankName(page, at, at + match[0].length);
      return found.push({ at, hubIds, sure: true }) > 0;
    });
  }
  if (found.length === 0) found.push(...readMisspelt(page, aliases));
  return found.sort((a, b) => a.at - b.at).filter((one, i, all) => all.findIndex((other) => other.hubIds.join() === one.hubIds.join()) === i);
}

const allowed = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2);

/** One to three words together, spaces aside, that nearly are a name: one slip in 5-7 letters, two in longer. */
function readMisspelt(page: Page, aliases: readonly Alias[]): HubFound[] {
  const words = [...blankIntents(page.rest).matchAll(/[a-z0-9]+/g)].slice(0, 40);
  let best: { at: number; end: number; text: string; distance: number; hubIds: Set<string> } | null = null;
  for (let i = 0; i < words.length; i++) {
    for (let many = 1; many <= 3 && i + many <= words.length; many++) {
      const run = words.slice(i, i + many);
      const text = run.map((word) => word[0]).join("");
      if (text.length < 5 || text.length > 40 || notNames.test(text)) continue;
      for (const alias of aliases) {
        const name = alias.words.replaceAll(" ", "");
        const most = allowed(Math.min(name.length, text.length));
        const distance = Math.min(...[text, stem(text)].map((one) => editDistance(one, name, most)));
        if (distance > most || (best && distance > best.distance)) continue;
        if (!best || distance < best.distance) best = { at: run[0]?.index ?? 0, end: (run.at(-1)?.index ?? 0) + (run.at(-1)?.[0].length ?? 0), text, distance, hubIds: new Set() };
        if (text === best.text) best.hubIds.add(alias.hubId);
      }
    }
  }
  if (best) blank(page, best.at, best.end);
  return best ? [{ at: best.at, hubIds: [...best.hubIds], sure: best.distance <= 1 }] : [];
}

/** Everyday words that happen to lie close to some name. */
const notNames = /^(?:boka|bokar|bokad|plats|platser|platsen|ledig|lediga|berg|house|skrivbord|mitt|mina|torsdag|hackat|brunt|klockan|klocka|sitta|sitter|kommer|avboka|flytta|slapp|slappa|flyttat|checka|cancel|release|reserve|skippa|strunta|inte|utom|forutom|except|eller|varje|varannan|behall|hubben|hubbar|place|places|desk|desks)$/;
