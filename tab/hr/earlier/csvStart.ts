/** The names of the columns of a CSV file, and the first row under them, to choose by. The server reads the file itself. */
export type CsvStart = { readonly columns: readonly string[]; readonly first: readonly string[] };

/** Semicolons, commas or tabs: whichever there are most of in the first line, outside quotes. */
function separatorOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, "");
  const counts = [";", ",", "\t"].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

/** Null when there is no first line with a name in it. */
export function csvStart(csv: string): CsvStart | null {
  const text = csv.replace(/^\ufeff/, "");
  const separator = separatorOf(text.split(/\r?\n/, 1)[0] ?? "");
  const [columns = [], first = []] = rowsOf(text, separator, 2);
  return columns.some((name) => name !== "") ? { columns, first } : null;
}

/** The first rows, with quotes as in RFC 4180: "" inside quotes is a quote, and a line may be broken there. */
function rowsOf(text: string, separator: string, most: number): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text.charAt((at += 1));
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator) endCell();
    else if (sign === "\n") {
      endCell();
      if (rows.length === most) return rows;
      rows.push([]);
    } else if (sign !== "\r") cell += sign;
  }
  endCell();
  return rows;
}
