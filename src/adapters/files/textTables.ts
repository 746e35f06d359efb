import { CsvError, parse } from "csv-parse/sync";
import type { TextTables } from "../../services/survey/surveyPorts.ts";

const separators = [";", ",", "\t"];
/** No cell of a survey is longer than this, so that a quote that is never closed is found soon. */
const longestRow = 100_000;

function separatorOf(csv: string): string {
  const bare = (/^[^\r\n]*/.exec(csv.slice(0, longestRow))?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = separators.map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/** CSV by csv-parse. Names and cells are bare of the space around them. */
export const textTables: TextTables = {
  read: (csv, mostRows) => {
    try {
      const rows: string[][] = parse(csv, { bom: true, delimiter: separatorOf(csv.replace(/^\uFEFF/, "")), relax_column_count: true, max_record_size: longestRow, to: mostRows + 2, trim: true });
      const [columns = [], ...rest] = rows;
      return { table: { columns, rows: rest } };
    } catch (fault) {
      if (!(fault instanceof CsvError)) throw fault;
      const lines: unknown = fault["lines"];
      return { table: null, row: typeof lines === "number" ? Math.max(1, lines) : 1 };
    }
  },
};
