import { createHash, createHmac, randomInt } from "node:crypto";
import type { Dump, DumpRow } from "./dump.ts";
import { wordsIn } from "./dump.ts";

/** Somebody who was invited, as an insider knows them: by name, and which answers theirs can be among. */
export type Known = { readonly personId: string; readonly names: readonly string[]; readonly group: string };
/** An answered form as it stands in the dump. */
export type Form = { readonly group: string; readonly row: DumpRow };
type Ordered = { readonly name: string; readonly of: ReadonlyMap<string, number | string> };

const rounds = 12;

function compare(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
}
const shuffle = <T>(items: readonly T[]): T[] => items.map((item) => ({ item, at: randomInt(2 ** 40) })).sort((a, b) => a.at - b.at).map(({ item }) => item);

/** What one row can be put in order by. */
function ordersOf(row: DumpRow): [string, number | string][] {
  const columns = Object.entries(row.columns).map(([name, value]): [string, number | string] => [name, typeof value === "number" ? value : JSON.stringify(value)]);
  return [["position", row.position], ["ctid", row.ctid[0] * 1e6 + row.ctid[1]], ["xmin", row.xmin], ["xmax", row.xmax], ["cmin", row.cmin], ...columns];
}

function collect(entries: Iterable<readonly [feature: string, key: string, value: number | string]>): Ordered[] {
  const features = new Map<string, Map<string, number | string>>();
  for (const [feature, key, value] of entries) {
    const known = features.get(feature);
    if (known) known.set(key, value);
    else features.set(feature, new Map([[key, value]]));
  }
  return [...features].map(([name, of]) => ({ name, of }));
}

/** Every order in which people stand anywhere: rows that name them, by place, age and column, and lines of the log. The last row of each table counts. */
export function personOrders(dump: Dump, people: readonly Known[], more: readonly Ordered[]): Ordered[] {
  const entries: [string, string, number | string][] = [];
  for (const { personId, names } of people) {
    for (const [table, rows] of dump.tables)
      for (const row of rows) if (names.some((name) => row.text.includes(name))) for (const [name, value] of ordersOf(row)) entries.push([`${table}.${name}`, personId, value]);
    const line = dump.logLines.findLastIndex((text) => names.some((name) => text.includes(name)));
    if (line >= 0) entries.push(["log", personId, line]);
  }
  return [...collect(entries).filter((order) => new Set(order.of.values()).size > 1), ...more];
}

const formOrders = (forms: readonly Form[]): Ordered[] => collect(forms.flatMap(({ row }, i) => ordersOf(row).map(([name, value]): [string, string, number | string] => [name, String(i), value])));

/** A guess of whose each form is, and how it was come by. */
export type Guess = { readonly how: string; /** mean over rounds of how many were right, ties broken by chance */ readonly right: number };

/**
 * Joins people to forms by pairing orders: inside each group, the first by one order with the first by another, forwards and
 * backwards. @param isTheirs what the scorer alone knows
 */
export function joinByOrder(forms: readonly Form[], people: readonly Known[], orders: readonly Ordered[], isTheirs: (form: Form, personId: string) => boolean): Guess[] {
  const groups = [...new Set(forms.map((form) => form.group))].map((group) => ({ forms: forms.flatMap((form, i) => (form.group === group ? [{ form, key: String(i) }] : [])), people: people.filter((one) => one.group === group) }));
  const guesses: Guess[] = [];
  for (const formOrder of formOrders(forms))
    for (const order of orders)
      for (const way of [1, -1]) {
        let right = 0;
        for (let round = 0; round < rounds; round++)
          for (const group of groups) {
            const sortedForms = shuffle(group.forms).sort((a, b) => way * compare(formOrder.of.get(a.key), formOrder.of.get(b.key)));
            const named = group.people.filter((one) => order.of.has(one.personId));
            // Those who stand nowhere come last: whoever left no trace has not answered.
            const others = group.people.filter((one) => !order.of.has(one.personId));
            const sortedPeople = [...shuffle(named).sort((a, b) => compare(order.of.get(a.personId), order.of.get(b.personId))), ...shuffle(others)];
            sortedForms.forEach(({ form }, i) => {
              const guessed = sortedPeople[i];
              if (guessed && isTheirs(form, guessed.personId)) right += 1;
            });
          }
        guesses.push({ how: `${formOrder.name} ${way > 0 ? "with" : "against"} ${order.name}`, right: right / rounds });
      }
  return guesses;
}

const hashes = ["md5", "sha1", "sha256", "sha512"] as const;
const spelt = ["hex", "base64", "base64url"] as const;

/** Joins by value: any name of a person, plain, hashed, or hashed with any word of the dump as a key, in a form's row. @param more words from elsewhere, such as a key file */
export function joinByValue(forms: readonly Form[], people: readonly Known[], dump: Dump, more: readonly string[] = []): { personId: string; form: Form; how: string }[] {
  const found: { personId: string; form: Form; how: string }[] = [];
  const values = new Map<string, Form[]>();
  for (const form of forms) for (const value of Object.values(form.row.columns)) if (typeof value === "string") values.set(value, [...(values.get(value) ?? []), form]);
  const keys = [...new Set([...wordsIn(dump), ...more])].filter((word) => /^[\w+/=-]{16,200}$/.test(word));
  const keyBytes = keys.flatMap((key) => [Buffer.from(key), ...(/^[\w+/=-]{40,}$/.test(key) ? [Buffer.from(key, "base64url"), Buffer.from(key, "hex")] : [])]).filter((key) => key.length > 0);
  const look = (personId: string, how: string, digest: Buffer): void => {
    for (const spelling of spelt) for (const form of values.get(digest.toString(spelling)) ?? []) found.push({ personId, form, how });
  };
  for (const { personId, names } of people) {
    for (const name of names) {
      for (const form of values.get(name) ?? []) found.push({ personId, form, how: "plain" });
      for (const hash of hashes) look(personId, hash, createHash(hash).update(name).digest());
    }
    for (const key of keyBytes) look(personId, "keyed", createHmac("sha256", key).update(personId).digest());
  }
  return found;
}

/** The most that chance alone gives, but for once in a thousand million: the tail of a Poisson law with that mean. */
export function mostByChance(mean: number): number {
  let term = Math.exp(-mean);
  let below = term;
  for (let n = 1; ; n++) {
    if (1 - below < 1e-9) return n;
    term *= mean / n;
    below += term;
  }
}
