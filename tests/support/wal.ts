import { z } from "zod";
import type { Database } from "../../src/adapters/postgres/database.ts";

const pageSize = 8192n;
const pageHead = 24n;
/** The first page of a file says more of itself. */
const fileHead = 40n;
const fileSize = 16n * 1024n * 1024n;
const lsnRow = z.tuple([z.object({ lsn: z.string() })]);
const bytesRow = z.tuple([z.object({ bytes: z.instanceof(Uint8Array) })]);

/** A place in the write-ahead log, as PostgreSQL writes it. */
const placeOf = (lsn: string): bigint => {
  const [high = "0", low = "0"] = lsn.split("/");
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
};
const hex = (n: bigint): string => n.toString(16).toUpperCase().padStart(8, "0");

/** Where a PostgreSQL's write-ahead log stands now; all before it is on the disk. */
export async function walPlace(database: Database): Promise<string> {
  // The end of a transaction waits for the disk.
  return lsnRow.parse(await database.query("SELECT pg_logical_emit_message(true, 'here', 'here')::text AS lsn"))[0].lsn;
}

/** What the write-ahead log holds between two places in it, as its files do, without the heads of its pages: rows, keys of indexes and whole pages, one after the other. */
export async function walBetween(database: Database, from: string, to: string): Promise<Buffer> {
  const [start, end] = [placeOf(from), placeOf(to)];
  const parts: Uint8Array[] = [];
  for (let page = start - (start % pageSize); page < end; page += pageSize) {
    const file = `pg_wal/00000001${hex(page >> 32n)}${hex((page & 0xffffffffn) / fileSize)}`;
    const within = page % fileSize;
    const [{ bytes }] = bytesRow.parse(await database.query("SELECT pg_read_binary_file($1, $2::bigint, $3::bigint) AS bytes", [file, within.toString(), pageSize.toString()]));
    const [first, last] = [start - page, end - page];
    const head = within === 0n ? fileHead : pageHead;
    parts.push(bytes.subarray(Number(first > head ? first : head), Number(last < pageSize ? last : pageSize)));
  }
  return Buffer.concat(parts);
}
