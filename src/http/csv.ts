/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

const field = (value: string): string => {
  const text = formula.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as a file that Swedish Excel opens as a table: semicolons, CRLF and a byte order mark. A text that would run as a formula is kept as text. */
export const csvOf = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((row) => `${row.map(field).join(";")}\r\n`).join("")}`;
