import type { Person, Role } from "../tenant.ts";

export const demoDomain = "regionen.example";

type Row = { given: string; family: string; roles?: readonly Role[]; manager?: string; locale?: Person["locale"] };

/** Invented people. The five of `chatPeople` are those that a chat client offers. A manager is named by the part before @. */
const rows: readonly Row[] = [
  { given: "Anna", family: "Nilsson", manager: "helena.sandberg" },
  { given: "Bo", family: "Eriksson", manager: "helena.sandberg" },
  { given: "Cecilia", family: "Jonsson", roles: ["hr"], manager: "karin.lund" },
  { given: "David", family: "Holm", roles: ["planner"], manager: "karin.lund" },
  { given: "Eva", family: "Lind", roles: ["administrator"], manager: "karin.lund", locale: "en-GB" },
  { given: "Helena", family: "Sandberg", manager: "karin.lund" },
  { given: "Karin", family: "Lund" },
  { given: "Mats", family: "Bergström", manager: "karin.lund" },
  { given: "Fredrik", family: "Åström", manager: "helena.sandberg" },
  { given: "Gunilla", family: "Wiklund", manager: "helena.sandberg" },
  { given: "Ingrid", family: "Olofsson", manager: "helena.sandberg" },
  { given: "Johan", family: "Hedman", manager: "helena.sandberg" },
  { given: "Lars", family: "Norberg", manager: "mats.bergstrom" },
  { given: "Maria", family: "Söderlund", manager: "mats.bergstrom" },
  { given: "Nils", family: "Forsberg", manager: "mats.bergstrom" },
  { given: "Olivia", family: "Grant", manager: "mats.bergstrom", locale: "en-GB" },
  { given: "Per", family: "Sjödin", manager: "mats.bergstrom" },
  { given: "Rebecka", family: "Öberg", manager: "mats.bergstrom" },
  { given: "Sara", family: "Hansson", manager: "mats.bergstrom" },
  { given: "Tomas", family: "Edlund", manager: "mats.bergstrom" },
  { given: "Ulla", family: "Persson", roles: ["hr"], manager: "karin.lund" },
  { given: "Viktor", family: "Ahlin", manager: "helena.sandberg" },
  { given: "Yasmin", family: "Rahimi", manager: "helena.sandberg" },
  { given: "Åke", family: "Lindgren", roles: ["planner"], manager: "karin.lund" },
];

const plain = (name: string): string => name.toLowerCase().normalize("NFD").replace(/\p{Diacritic}/gu, "");
const localPart = (row: Row): string => `${plain(row.given)}.${plain(row.family)}`;
const numbers = new Map(rows.map((row, index) => [localPart(row), index + 1]));
const oidOf = (name: string): string => `a1b2c3d4-0000-4000-8000-${String(numbers.get(name) ?? 0).padStart(12, "0")}`;

export const demoPeople: readonly Person[] = rows.map((row) => ({
  oid: oidOf(localPart(row)),
  upn: `${localPart(row)}@${demoDomain}`,
  displayName: `${row.given} ${row.family}`,
  locale: row.locale ?? "sv-SE",
  roles: row.roles ?? [],
  ...(row.manager ? { manager: oidOf(row.manager) } : {}),
}));

/** Those whom a Teams-like chat client signs in as. */
export const chatPeople: readonly string[] = ["anna.nilsson", "bo.eriksson", "cecilia.jonsson", "david.holm", "eva.lind"].map((name) => `${name}@${demoDomain}`);
