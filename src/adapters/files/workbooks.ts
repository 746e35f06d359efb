import writeXlsxFile from "write-excel-file/node";
import type { Workbooks } from "../../services/survey/surveyPorts.ts";

/** XLSX files by write-excel-file. A text stays a text, also one that begins as a formula does: a cell is typed by what it holds. */
export const workbooks: Workbooks = {
  write: async (sheets) =>
    writeXlsxFile(
      sheets.map(({ name, rows }) => ({
        sheet: name,
        data: rows.map((row, at) => row.map((value) => (value === null ? null : typeof value === "number" ? { value, type: Number } : { value, type: String, wrap: true, ...(at === 0 ? { fontWeight: "bold" as const } : {}) }))),
        columns: (rows[0] ?? []).map((_, at) => ({ width: at < 3 ? 40 : 14 })),
      })),
    ).toBuffer(),
};
