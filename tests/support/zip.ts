import { inflateRawSync } from "node:zlib";

const directoryEntry = 0x02014b50;

/** The files of a ZIP archive by name, read by its central directory (APPNOTE 4.3.12); deflated or stored. */
export function unzip(bytes: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === directoryEntry) {
    const [method, size, nameLength, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(from, from + size);
    files.set(bytes.toString("utf8", at + 46, at + 46 + nameLength), (method === 8 ? inflateRawSync(body) : body).toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

const plain = (text: string): string => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&#39;", "'").replaceAll("&amp;", "&");
const textsIn = (xml: string): string => [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text = ""]) => plain(text)).join("");

/** The sheets of a workbook in order, as rows of texts; a number is written as XML has it. */
export function sheetsOf(workbook: Buffer): readonly (readonly string[])[][] {
  const files = unzip(workbook);
  const shared = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, one = ""]) => textsIn(one));
  const names = [...files.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name)).sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]));
  return names.map((name) =>
    [...(files.get(name) ?? "").matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) => {
      const cells: string[] = [];
      for (const [, attributes = "", body = ""] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const column = Array.from(/r="([A-Z]+)/.exec(attributes)?.[1] ?? "A").reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        const value = /<v>([^<]*)<\/v>/.exec(body)?.[1] ?? "";
        while (cells.length < column) cells.push("");
        cells[column] = attributes.includes('t="s"') ? (shared[Number(value)] ?? "") : body.includes("<is>") ? textsIn(body) : plain(value);
      }
      return cells;
    }),
  );
}
