import { z } from "zod";
import { addressFaults } from "./addressFaults.ts";
import type { Bot } from "./commandFaults.ts";
import { commandFaults } from "./commandFaults.ts";
import { colorIconFaults, outlineIconFaults } from "./iconFaults.ts";
import { languageFaults, readTexts } from "./languageFaults.ts";
import { readManifest } from "./readManifest.ts";
import { languageSchemaFaults, manifestSchemaFaults } from "./schemaFaults.ts";
import type { Json } from "./substitute.ts";
import { substitute } from "./substitute.ts";

/** The package's files by name, or all that is wrong with it, a line each. */
export type Checked = { readonly files: ReadonlyMap<string, Buffer> } | { readonly faults: readonly string[] };

export type Source = {
  /** a file of the package folder; null when there is none of that name */
  readonly read: (name: string) => Buffer | null;
  readonly values: ReadonlyMap<string, string>;
  /** where the values come from, for telling what to fill in: "env/.env.dev" */
  readonly valuesFrom: string;
  readonly bot: Bot;
};

type ReadJson = { readonly json: Json } | { readonly faults: readonly string[] };

/** Substitutes and checks everything that a package is made of. All faults at once: one run tells the whole work. */
export async function checkedPackage({ read, values, valuesFrom, bot }: Source): Promise<Checked> {
  const template = readJson("manifest.json", read);
  if ("faults" in template) return template;
  const { json, missing } = substitute(template.json, values);
  const faults = missing.map((name) => `${valuesFrom}: ${name} is empty`);
  if (missing.length > 0) return { faults };

  faults.push(...(await manifestSchemaFaults("manifest.json", json)));
  const shaped = readManifest(json);
  if ("faults" in shaped) return { faults: [...faults, ...shaped.faults] };
  const { manifest } = shaped;
  faults.push(...addressFaults(manifest, json));

  const files = new Map<string, Buffer>([["manifest.json", Buffer.from(`${JSON.stringify(json, null, 2)}\n`)]]);
  const take = (name: string, faultsOf: (bytes: Buffer) => string[]): void => {
    const bytes = read(name);
    faults.push(...(bytes ? faultsOf(bytes) : [`${name}: is named in manifest.json and does not exist`]));
    if (bytes) files.set(name, bytes);
  };
  take(manifest.icons.color, (bytes) => colorIconFaults(manifest.icons.color, bytes));
  take(manifest.icons.outline, (bytes) => outlineIconFaults(manifest.icons.outline, bytes));

  for (const { file, languageTag } of manifest.localizationInfo.additionalLanguages) {
    const texts = readJson(file, read);
    if ("faults" in texts) {
      faults.push(...texts.faults);
      continue;
    }
    files.set(file, Buffer.from(`${JSON.stringify(texts.json, null, 2)}\n`));
    faults.push(...(await languageSchemaFaults(file, texts.json)), ...languageFaults(file, texts.json, manifest));
    if (languageTag.startsWith("en")) faults.push(...commandFaults(manifest, readTexts(texts.json) ?? new Map(), bot));
  }
  if (!manifest.localizationInfo.additionalLanguages.some(({ languageTag }) => languageTag.startsWith("en"))) faults.push("manifest.json: localizationInfo: must have English beside Swedish");
  return faults.length > 0 ? { faults } : { files };
}

function readJson(name: string, read: Source["read"]): ReadJson {
  const bytes = read(name);
  if (!bytes) return { faults: [`${name}: does not exist`] };
  try {
    return { json: z.json().parse(JSON.parse(bytes.toString("utf8"))) };
  } catch (error) {
    return { faults: [`${name}: is no JSON (${error instanceof Error ? error.message : String(error)})`] };
  }
}
