import type { InstrumentFault, InstrumentFaultCode } from "./fault.ts";
import type { Instrument } from "./instrument.ts";
import { instrumentFaults } from "./instrumentFaults.ts";
import type { InstrumentRead } from "./readInstrument.ts";
import { readInstrument } from "./readInstrument.ts";

/** Says what the file is; the number rises when the shape of an instrument changes. */
const format = "hubbplats-instrument/1";
/** As UTF-8. The largest form that the limits allow in practice is a fifth of this. */
const mostBytes = 200_000;
/** A hostile file could hold thousands; whoever mends a real one reads a hundred at a time. */
const mostFaults = 100;

/** A form that is there already: its latest versions, in any order. */
export type KnownInstrument = { readonly id: string; readonly version: number };

/** The form as a JSON file: one order of keys, so that the same form is the same file. */
export function exportInstrument(instrument: Instrument): string {
  const read = readInstrument(instrument);
  return `${JSON.stringify({ format, instrument: read.ok ? read.instrument : instrument }, null, 2)}\n`;
}

const refused = (code: InstrumentFaultCode, path = ""): InstrumentRead => ({ ok: false, faults: [{ path, code }] });

function parsed(json: string): { readonly data: unknown } | null {
  try {
    const data: unknown = JSON.parse(json);
    return { data };
  } catch {
    return null;
  }
}

const ageFaults = ({ id, version }: Instrument, known: readonly KnownInstrument[]): InstrumentFault[] => {
  const versions = known.filter((one) => one.id === id).map((one) => one.version);
  if (versions.includes(version)) return [{ path: "version", code: "already-here" }];
  return versions.some((one) => one > version) ? [{ path: "version", code: "older-than-here" }] : [];
};

/**
 * Reads a form from a file that anybody may have written. Nothing of it is run or drawn as markup: a text with HTML is that text.
 * `known` are the forms that are here: a file with the same id must be of a newer version, or answers could not say what they answered.
 */
export function importInstrument(json: string, known: readonly KnownInstrument[]): InstrumentRead {
  if (json.length > mostBytes || new TextEncoder().encode(json).length > mostBytes) return refused("too-large");
  const file = parsed(json.replace(/^\ufeff/, ""));
  if (!file) return refused("not-json");
  const { data } = file;
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, "format") || !("format" in data) || !("instrument" in data)) return refused("not-an-instrument");
  if (data.format !== format) return refused("unknown-format", "format");
  const strangers = Object.keys(data).filter((key) => key !== "format" && key !== "instrument");
  const read = readInstrument(data.instrument);
  const faults = [
    ...strangers.map((key): InstrumentFault => ({ path: key.slice(0, 40), code: "unknown-key" })),
    ...(read.ok ? [...instrumentFaults(read.instrument), ...ageFaults(read.instrument, known)] : read.faults.map(({ path, code }) => ({ path: path === "" ? "instrument" : path, code }))),
  ];
  if (read.ok && faults.length === 0) return read;
  return { ok: false, faults: faults.length > mostFaults ? [...faults.slice(0, mostFaults), { path: "", code: "too-many-faults" }] : faults };
}
