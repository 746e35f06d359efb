import type { Language } from "../../domain/people.ts";

export type CsvRow = readonly (string | number | null)[];

/** What a spreadsheet would take for a formula, also behind spaces. */
const formula = /^\s*[=+\-@]|^[\t\r]/;

/**
 * Tables as one CSV file, an empty row between them, as Excel opens it in that language: UTF-8 with a mark of it, rows ended by CRLF;
 * in Swedish parted by semicolons with a decimal comma, in English by commas. A text that would run as a formula gets an apostrophe
 * before it, so that it stays a text.
 */
export function csvFile(tables: readonly (readonly CsvRow[])[], language: Language): string {
  const [parted, point] = language === "sv" ? [";", ","] : [",", "."];
  const field = (value: string | number | null): string => {
    if (value === null) return "";
    if (typeof value === "number") return String(value).replace(".", point);
    const safe = formula.test(value) ? `'${value}` : value;
    return /[;,"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${tables.map((rows) => rows.map((row) => `${row.map(field).join(parted)}\r\n`).join("")).join("\r\n")}`;
}
