import type { InstrumentFaultCode } from "../../src/domain/survey/fault.ts";
import { instrumentFaultCodes } from "../../src/domain/survey/fault.ts";
import type { Instrument, Page, Question } from "../../src/domain/survey/instrument.ts";
import { instrumentFaults } from "../../src/domain/survey/instrumentFaults.ts";
import { exportInstrument, importInstrument } from "../../src/domain/survey/instrumentFile.ts";
import { readInstrument } from "../../src/domain/survey/readInstrument.ts";
import { pilotInstruments } from "../../src/pilot/surveys/pilotInstruments.ts";

const text = (words: string): { sv: string; en: string } => ({ sv: words, en: words });
const scale = (id: string, min = 0, max = 5): Question => ({ id, kind: "scale", text: text("Hur ofta?"), min, max, labels: { kind: "ends", low: text("Aldrig"), high: text("Alltid") } });
const single: Question = { id: "where", kind: "single", text: text("Var?"), choices: [{ id: "home", text: text("Hemma") }, { id: "hub", text: text("Hubb") }] };
const page = (id: string, ...questions: Question[]): Page => ({ id, questions });
const form = (given: Partial<Instrument> = {}): Instrument => ({ id: "form", version: 1, title: text("Titel"), intro: text("Om svaren"), wording: "house", pages: [page("one", single), page("two", scale("often"))], scores: [], ...given });

const told = (instrument: Instrument): string[] => instrumentFaults(instrument).map(({ path, code }) => `${path} ${code}`);
const asked = (...questions: Question[]): Instrument => form({ pages: [page("one", ...questions)] });
const five = ["a", "b", "c", "d", "e"] as const;
const who5 = (pages: readonly Page[], items: readonly [string, string, string, string, string] = five): Instrument => form({ pages, scores: [{ id: "score", kind: "who5", items }] });
/** A file of the right format around whatever is to be tried. */
const fileOf = (instrument: unknown): string => JSON.stringify({ format: "hubbplats-instrument/1", instrument });
const refusedAs = (json: string, known: { id: string; version: number }[] = []): string[] => {
  const read = importInstrument(json, known);
  if (read.ok) throw new Error("it was taken");
  return read.faults.map(({ path, code }) => `${path} ${code}`);
};

describe("What is wrong with a form", () => {
  test("A form with pages, a condition on an earlier page and a score of five items 0-5 has no fault", () => {
    expect(told(form())).toEqual([]);
    expect(told(who5([page("one", ...five.map((id) => scale(id)))]))).toEqual([]);
    expect(told(form({ pages: [page("one", single), { ...page("two", scale("often")), showIf: { all: [{ question: "where", is: ["hub"] }, { any: [{ question: "where", is: ["home"] }] }] } }] }))).toEqual([]);
  });

  const wrong: readonly (readonly [says: string, instrument: Instrument, faults: readonly string[]])[] = [
    ["an id with capitals or a plus", form({ id: "A+b" }), ["id id-not-allowed"]],
    ["an id that every object inherits", asked({ ...single, id: "constructor" }), ["pages.0.questions.0.id id-not-allowed"]],
    ["a version that is not whole", form({ version: 1.5 }), ["version version-not-allowed"]],
    ["two questions of a name on different pages", form({ pages: [page("one", single), page("two", single)] }), ["pages.1.questions.0.id doubled-id"]],
    ["two pages of a name", form({ pages: [page("one", single), page("one", scale("often"))] }), ["pages.1.id doubled-id"]],
    ["two choices of a name", asked({ ...single, choices: [{ id: "x", text: text("A") }, { id: "x", text: text("B") }] }), ["pages.0.questions.0.choices.1.id doubled-id"]],
    ["a text without English", form({ title: { sv: "Titel", en: " " } }), ["title.en empty-text"]],
    ["a label longer than a phone is wide", asked({ ...single, choices: [{ id: "x", text: text("a".repeat(81)) }, { id: "y", text: text("B") }] }), ["pages.0.questions.0.choices.0.text.sv text-too-long", "pages.0.questions.0.choices.0.text.en text-too-long"]],
    ["a text with a control character or a turned direction", form({ title: { sv: "a\u0007", en: "a\u202eb" } }), ["title.sv control-character", "title.en control-character"]],
    ["no pages", form({ pages: [] }), ["pages no-pages"]],
    ["more pages than anybody answers", form({ pages: Array.from({ length: 41 }, (_, i) => page(`p${i}`, scale(`q${i}`))) }), ["pages too-many-pages"]],
    ["a page without questions", form({ pages: [page("one")] }), ["pages.0.questions no-questions"]],
    ["a page with more questions than fit a card", asked(...Array.from({ length: 11 }, (_, i) => scale(`q${i}`))), ["pages.0.questions too-many-questions"]],
    [
      "a page whose texts do not fit a card",
      asked(...Array.from({ length: 10 }, (_, i): Question => ({ ...single, id: `q${i}`, help: text("å".repeat(400)), text: text("ö".repeat(300)), choices: Array.from({ length: 20 }, (_step, c) => ({ id: `c${c}`, text: text("ä".repeat(80)) })) }))),
      ["pages.0 page-too-large"],
    ],
    ["a scale from high to low", asked(scale("q", 5, 0)), ["pages.0.questions.0 scale-bounds"]],
    ["a scale of a hundred steps", asked(scale("q", 0, 100)), ["pages.0.questions.0 scale-bounds"]],
    ["a scale of no end", asked(scale("q", 0, Number.POSITIVE_INFINITY)), ["pages.0.questions.0 scale-bounds"]],
    ["labels of another number than the steps", asked({ id: "q", kind: "scale", text: text("Q"), min: 1, max: 3, labels: { kind: "each", texts: [text("A")] } }), ["pages.0.questions.0.labels.texts labels-do-not-match"]],
    ["a number between two ends that are one", asked({ id: "q", kind: "number", text: text("Q"), min: 1, max: 1, whole: true }), ["pages.0.questions.0 number-bounds"]],
    ["a text of no length", asked({ id: "q", kind: "text", text: text("Q"), maxLength: 0 }), ["pages.0.questions.0.maxLength text-length"]],
    ["one choice alone", asked({ ...single, choices: [{ id: "x", text: text("A") }] }), ["pages.0.questions.0.choices too-few-choices"]],
    ["twenty-one choices", asked({ ...single, choices: Array.from({ length: 21 }, (_, i) => ({ id: `c${i}`, text: text("A") })) }), ["pages.0.questions.0.choices too-many-choices"]],
    ["more to choose than there are", asked({ id: "q", kind: "several", text: text("Q"), choices: [{ id: "x", text: text("A") }, { id: "y", text: text("B") }], most: 3 }), ["pages.0.questions.0.most most-out-of-bounds"]],
    ["a condition on its own page", form({ pages: [page("one", single, { ...scale("often"), showIf: { question: "where", is: ["hub"] } })] }), ["pages.0.questions.1.showIf.question condition-not-earlier"]],
    ["a condition on a later page", form({ pages: [{ ...page("one", single), showIf: { question: "often", is: [1] } }, page("two", scale("often"))] }), ["pages.0.showIf.question condition-not-earlier"]],
    ["a condition on a question that is not there", form({ pages: [page("one", single), { ...page("two", scale("often")), showIf: { any: [{ question: "gone", is: ["hub"] }] } }] }), ["pages.1.showIf.any.0.question condition-unknown-question"]],
    ["a condition that no answer meets", form({ pages: [page("one", single), { ...page("two", scale("often")), showIf: { question: "where", is: ["office"] } }] }), ["pages.1.showIf.is.0 condition-impossible"]],
    ["a condition of nothing", form({ pages: [page("one", single), { ...page("two", scale("often")), showIf: { all: [] } }] }), ["pages.1.showIf.all condition-empty"]],
    ["a score of a question that is not there", who5([page("one", ...five.map((id) => scale(id)))], ["a", "b", "c", "d", "x"]), ["scores.0.items.4 score-unknown-question"]],
    ["a score that counts an item twice", who5([page("one", ...five.map((id) => scale(id)))], ["a", "b", "c", "d", "a"]), ["scores.0.items.4 score-doubled-item"]],
    ["a score of an item 1-6", who5([page("one", scale("a", 1, 6), ...five.slice(1).map((id) => scale(id)))]), ["scores.0.items.0 score-not-0-to-5"]],
    ["two scores, so that nobody can say which is the person's own", form({ pages: [page("one", ...five.map((id) => scale(id)))], scores: [{ id: "x", kind: "who5", items: five }, { id: "y", kind: "who5", items: five }] }), ["scores second-score"]],
  ];
  test.each(wrong)("It is a fault to have %s", (_, instrument, faults) => expect(told(instrument)).toEqual(faults));

  test("Every fault of meaning that there is a word for is tried here", () => {
    const said = new Set(wrong.flatMap(([, , faults]) => faults.map((fault) => fault.split(" ")[1])));
    const meanings: readonly InstrumentFaultCode[] = instrumentFaultCodes.slice(instrumentFaultCodes.indexOf("id-not-allowed"));
    expect(meanings.filter((code) => !said.has(code))).toEqual([]);
  });
});

describe("A form as a file", () => {
  test.each(pilotInstruments.map((one) => [one.id, one] as const))("%s comes back from its file as it went out, and writes the same file again", (_, instrument) => {
    const file = exportInstrument(instrument);
    const read = importInstrument(file, []);
    expect(read).toEqual({ ok: true, instrument });
    expect(read.ok && exportInstrument(read.instrument)).toBe(file);
  });

  test("A form whose keys stand in another order is the same file", () => {
    const turned = Object.fromEntries(Object.entries(form()).toReversed()) as Instrument;
    expect(Object.keys(turned)[0]).toBe("scores");
    expect(exportInstrument(turned)).toBe(exportInstrument(form()));
  });

  test("A file that is no JSON, no form, of another format or empty is refused with that reason", () => {
    expect(refusedAs("")).toEqual([" not-json"]);
    expect(refusedAs("{")).toEqual([" not-json"]);
    for (const other of ["null", "[]", "3", '"text"', "{}", '{"instrument":{}}']) expect(refusedAs(other)).toEqual([" not-an-instrument"]);
    expect(refusedAs(exportInstrument(form()).replace("instrument/1", "instrument/0"))).toEqual(["format unknown-format"]);
    expect(refusedAs(fileOf(null))).toEqual(["instrument wrong-type"]);
  });

  test("A form that is here already in that version or a newer one is refused; a newer version and another id are not", () => {
    const second = exportInstrument(form({ version: 2 }));
    expect(refusedAs(second, [{ id: "form", version: 2 }, { id: "form", version: 3 }])).toEqual(["version already-here"]);
    expect(refusedAs(second, [{ id: "form", version: 3 }])).toEqual(["version older-than-here"]);
    expect(importInstrument(second, [{ id: "form", version: 1 }, { id: "other", version: 9 }]).ok).toBe(true);
  });

  test("A file above 200 kB is refused before it is read, counted in bytes and not in letters", () => {
    expect(refusedAs(" ".repeat(200_001))).toEqual([" too-large"]);
    expect(refusedAs(JSON.stringify("å".repeat(100_001)))).toEqual([" too-large"]);
    expect(refusedAs(" ".repeat(200_000))).toEqual([" not-json"]);
  });

  test("What is missing, of the wrong type, unknown or of no known kind is told with its path, all at once", () => {
    const hostile = { ...form(), version: "1", extra: 1, wording: "ours", scores: {}, pages: [{ id: 4, questions: [{ ...single, kind: "matrix" }, { ...single, text: "Var?" }, { id: "n", kind: "number", text: text("N"), min: 0, max: 1 }, null] }] };
    expect(refusedAs(fileOf(hostile)).sort()).toEqual(
      [
        "extra unknown-key",
        "version wrong-type",
        "wording unknown-kind",
        "scores wrong-type",
        "pages.0.id wrong-type",
        "pages.0.questions.0.kind unknown-kind",
        "pages.0.questions.1.text wrong-type",
        "pages.0.questions.2.whole missing",
        "pages.0.questions.3 wrong-type",
      ].sort(),
    );
  });

  test("Keys of the prototype are unknown keys, nothing inherits from them, and nothing of the file reaches other objects", () => {
    const json = fileOf(form()).replace('"id":"form"', '"id":"form","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}');
    expect(refusedAs(json)).toEqual(["__proto__ unknown-key", "constructor unknown-key"]);
    expect(refusedAs('{"format":"hubbplats-instrument/1","__proto__":{"id":"form"},"instrument":{}}')[0]).toBe("__proto__ unknown-key");
    expect(refusedAs('{"__proto__":{"format":"hubbplats-instrument/1","instrument":{}}}')).toEqual([" not-an-instrument"]);
    expect("polluted" in {}).toBe(false);
  });

  test("HTML and card markup in a text is that text, letter for letter", () => {
    const title = text('<img src=x onerror=alert(1)> [länk](https://a.example) ${id} {{DATE(2020)}}');
    const read = importInstrument(exportInstrument(form({ title })), []);
    expect(read.ok && read.instrument.title).toEqual(title);
  });

  test("Nesting without end, and more faults than anybody reads, cost no more than a refusal", () => {
    let showIf: unknown = { question: "where", is: ["hub"] };
    for (let depth = 0; depth < 2000; depth++) showIf = { all: [showIf] };
    expect(refusedAs(fileOf(form({ pages: [page("one", single), { ...page("two", scale("often")), showIf } as Page] })))).toEqual([`pages.1.showIf${".all.0".repeat(4)} nested-too-deep`]);
    expect(refusedAs(`{"format":"hubbplats-instrument/1","instrument":${"[".repeat(90_000)}${"]".repeat(90_000)}}`)).toEqual(["instrument wrong-type"]);
    const faults = refusedAs(fileOf({ ...form(), pages: Array.from({ length: 20_000 }, () => 1) }));
    expect([faults.length, faults.at(-1)]).toEqual([101, " too-many-faults"]);
    const longKey = refusedAs(fileOf({ ...form(), ["k".repeat(50_000)]: 1 }));
    expect(longKey[0]?.length).toBeLessThan(60);
  });

  test("A form of the wrong shape is never judged by its meaning, and one read from plain data has only what was asked for", () => {
    const read = readInstrument({ ...form(), pages: [{ ...page("one", single), title: undefined }] });
    expect(read.ok).toBe(false);
    const plain = readInstrument(JSON.parse(JSON.stringify(form())));
    expect(plain).toEqual({ ok: true, instrument: form() });
  });
});
