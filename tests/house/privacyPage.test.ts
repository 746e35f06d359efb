import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

/** The page that the app's manifest names as its privacy statement, beside docs/privacy.md and the tables of the ledger. */
const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "tab/public/privacy.html"), "utf8");
const document = readFileSync(join(root, "docs/privacy.md"), "utf8");

const article = (id: string): string => new RegExp(`<article id="${id}"[\\s\\S]*?</article>`).exec(page)?.[0] ?? "";
const languages = { svenska: article("svenska"), english: article("english") } as const;
const terms = (text: string): string[] => [...text.matchAll(/<dt>([^<]+)<\/dt>/g)].map(([, term = ""]) => term);

/** What of the page's list a table's rows are; null: nothing of a person. */
const keptIn: Readonly<Record<string, string | null>> = {
  hub: null,
  desk: null,
  mailbox: null,
  // who is being called for, for as long as the call and its pause last
  mailbox_line: null,
  mailbox_look: null,
  place: null,
  subscription: null,
  send_pace: null,
  person: "Namn, e-postadress och objekt-id i Entra",
  booking: "Bokningar och deras historik",
  claim: "Bokningar och deras historik",
  change: "Bokningar och deras historik",
  drift: "Bokningar och deras historik",
  calendar_event: "Kalenderhändelsens text, tid och id",
  administration_change: "Administratörers ändringar av hubbar, regler och lokaler",
  outcome: "Svaret på en bokning eller ändring",
  conversation: "Var boten når dig i Teams, och vilka kort som visar en bokning",
  card: "Var boten når dig i Teams, och vilka kort som visar en bokning",
  "survey_people.instrument": null,
  "survey_people.pilot": null,
  "survey_people.campaign": null,
  "survey_people.wave": null,
  "survey_people.place": null,
  "survey_people.invitation": "Enkäter: vem som är tillfrågad",
  "survey_people.audit": "Logg över HR:s åtgärder med enkäter",
  "survey_answers.draft": "Enkätsvar",
  "survey_answers.sheet": "Enkätsvar",
  "survey_answers.snapshot": "Enkätresultat",
  "survey_answers.cell": "Enkätresultat",
};

test("every table of the ledger that tells of people is told of on the page", () => {
  const folder = join(root, "src/adapters/postgres/schema");
  const made = readdirSync(folder).flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?([a-z_.]+)/g)].map(([, name = ""]) => name));
  expect(made.length).toBeGreaterThan(20);
  expect(made.filter((name) => keptIn[name] === undefined)).toEqual([]);
  const told = terms(languages.svenska);
  expect(made.filter((name) => keptIn[name] !== null && !told.includes(keptIn[name] ?? ""))).toEqual([]);
});

test("the page lists what the document lists, in the same order, and its English as much as its Swedish", () => {
  const [, table = ""] = /## Vad som sparas, och varför\n([\s\S]*?)\n\n/.exec(document) ?? [];
  const rows = table.split("\n").slice(2);
  const told = terms(languages.svenska);
  expect(rows.map((row, i) => (row.startsWith(`| ${told[i] ?? "nothing"}`) ? "" : row)).filter(Boolean)).toEqual([]);
  expect(told).toHaveLength(rows.length);
  expect(terms(languages.english)).toHaveLength(rows.length);
});

test.each([
  ["svenska", /Detta sparas inte:([^<]*)/, /hälsa/, ["uppgifter om hälsa", "konfidentiella", "anonyma", "minst fem", "nyckeln", "tar du bort själv"]],
  ["english", /Not kept:([^<]*)/, /health/, ["data concerning health", "confidential", "anonymous", "at least five", "the key", "delete your answers yourself"]],
] as const)("the page says that surveys keep data on health, under what protection, and never that none is kept (%s)", (language, notKept, health, said) => {
  const text = languages[language];
  expect(notKept.exec(text)?.[1]).not.toMatch(health);
  for (const words of said) expect(text).toContain(words);
});
