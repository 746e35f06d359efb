import type { IdForm } from "./eventIds.ts";
import { zoneNotSupported, grant } from "./refusal.ts";
import type { Outcome } from "./refusal.ts";
import { zoneOf } from "./timeZones.ts";

/** What a caller asked for in its Prefer header. */
export type Prefer = {
  idForm: IdForm;
  /** the zone's name as written, and its IANA equal */
  zone: { name: string; iana: string };
  maxPageSize: number | null;
  bodyAsText: boolean;
  /** The parts that were honoured, for Preference-Applied. */
  applied: readonly string[];
};

/** Reads a Prefer header; unknown preferences are passed over, an unknown zone is refused. */
export function preferOf(header: string): Outcome<Prefer> {
  const parts = header.match(/(?:[^,"]|"[^"]*")+/g)?.map((part) => part.trim()) ?? [];
  const value = (name: string): { part: string; text: string } | null => {
    for (const part of parts) {
      const [left = "", ...right] = part.split("=");
      if (left.trim().toLowerCase() === name) return { part, text: right.join("=").trim().replace(/^"|"$/g, "") };
    }
    return null;
  };
  const id = value("idtype");
  const zone = value("outlook.timezone");
  const page = value("odata.maxpagesize");
  const body = value("outlook.body-content-type");
  const iana = zone ? zoneOf(zone.text) : "UTC";
  if (!iana) return zoneNotSupported(zone?.text ?? "");
  const immutable = id?.text.toLowerCase() === "immutableid";
  const size = Number(page?.text);
  return grant({
    idForm: immutable ? "immutable" : "default",
    zone: { name: zone?.text ?? "UTC", iana },
    maxPageSize: Number.isInteger(size) && size > 0 ? size : null,
    bodyAsText: body?.text.toLowerCase() === "text",
    applied: [immutable ? id.part : undefined, zone?.part, page?.part, body?.part].filter((part) => part !== undefined),
  });
}
