import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkedPackage } from "../../appPackage/checkedPackage.ts";
import { theBot } from "../../appPackage/theBot.ts";

export const root = join(import.meta.dirname, "..", "..");
export const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

/** Values of a tenant that has been set up. */
export const goodValues = {
  TEAMS_APP_ID: "acd217c3-3c6b-4648-8a22-58b567faeac2",
  CLIENT_ID: "3b9a6f52-8c17-4d0e-a2b5-6e1f7c8d9a04",
  BOT_ID: "c4e81d27-1f63-4a9b-8d70-5b2a9e3f6c15",
  TAB_DOMAIN: "hubbplats.regionen.example",
};

const fromFolder = (name: string): Buffer | null => (existsSync(join(root, "appPackage", name)) ? readFileSync(join(root, "appPackage", name)) : null);

/** The package as it stands, with some values or files put in place of its own; null takes a file away. */
export const packed = (changed: { values?: Readonly<Record<string, string>>; files?: Readonly<Record<string, Buffer | string | null>> } = {}) =>
  checkedPackage({
    read: (name) => {
      const put = changed.files?.[name];
      return put === undefined ? fromFolder(name) : put === null ? null : Buffer.from(put);
    },
    values: new Map(Object.entries({ ...goodValues, ...changed.values })),
    valuesFrom: "env/.env.test",
    bot: theBot,
  });

export async function faultsWith(changed: Parameters<typeof packed>[0]): Promise<readonly string[]> {
  const checked = await packed(changed);
  return "faults" in checked ? checked.faults : [];
}

/** A file of the package with one text of it changed; fails when the text is not there, so that no test passes by mistake. */
export function edited(name: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = textOf(`appPackage/${name}`);
  if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
  return { [name]: text.replace(from, to) };
}
