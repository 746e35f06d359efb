import type { InstrumentFault, InstrumentFaultCode } from "./fault.ts";
import { inside } from "./fault.ts";
import type { Choice, Condition, Instrument, Page, Question, ScaleLabels, Score, Texts } from "./instrument.ts";
import { wordings } from "./instrument.ts";

export type InstrumentRead = { readonly ok: true; readonly instrument: Instrument } | { readonly ok: false; readonly faults: readonly InstrumentFault[] };

/** A value of a file, where it stands, and where to note what is wrong with it. */
type At = { readonly value: unknown; readonly path: string; readonly faults: InstrumentFault[] };
/** What was read; null when it could not be, and then the fault is noted. */
type Reader<T> = (at: At) => T | null;
type Fields = { readonly need: <T>(key: string, reader: Reader<T>) => T | null; readonly may: <T>(key: string, reader: Reader<T>) => T | null | undefined };

/** How deep "all" and "any" may be nested: deeper, nobody can say when a page is shown. */
const deepest = 4;

const no = (at: At, code: InstrumentFaultCode): null => {
  at.faults.push({ path: at.path, code });
  return null;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Only own keys that are known are ever read, and what is read is built anew: a "__proto__" in a file is an unknown key like any other. */
function fields<T>(at: At, keys: readonly string[], build: (fields: Fields) => T | null): T | null {
  const { value } = at;
  if (!isRecord(value)) return no(at, "wrong-type");
  for (const key of Object.keys(value)) if (!keys.includes(key)) no({ ...at, path: inside(at.path, key) }, "unknown-key");
  const child = (key: string): At => ({ value: value[key], path: inside(at.path, key), faults: at.faults });
  return build({
    need: (key, reader) => (Object.hasOwn(value, key) ? reader(child(key)) : no(child(key), "missing")),
    may: (key, reader) => (Object.hasOwn(value, key) ? reader(child(key)) : undefined),
  });
}

const word: Reader<string> = (at) => (typeof at.value === "string" ? at.value : no(at, "wrong-type"));
const figure: Reader<number> = (at) => (typeof at.value === "number" ? at.value : no(at, "wrong-type"));
const yesOrNo: Reader<boolean> = (at) => (typeof at.value === "boolean" ? at.value : no(at, "wrong-type"));
const wordOrFigure: Reader<string | number> = (at) => (typeof at.value === "number" ? at.value : word(at));

const listOf =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (at) => {
    if (!Array.isArray(at.value)) return no(at, "wrong-type");
    const read = at.value.map((value: unknown, i) => reader({ value, path: inside(at.path, i), faults: at.faults }));
    const whole = read.filter((one) => one !== null);
    return whole.length === read.length ? whole : null;
  };

const texts: Reader<Texts> = (at) =>
  fields(at, ["sv", "en"], ({ need }) => {
    const sv = need("sv", word);
    const en = need("en", word);
    return sv === null || en === null ? null : { sv, en };
  });

const conditionAt =
  (depth: number): Reader<Condition> =>
  (at) => {
    if (depth > deepest) return no(at, "nested-too-deep");
    const joined = isRecord(at.value) ? (["all", "any"] as const).find((key) => Object.hasOwn(at.value ?? {}, key)) : undefined;
    if (joined !== undefined) {
      return fields<Condition>(at, [joined], ({ need }) => {
        const of = need(joined, listOf(conditionAt(depth + 1)));
        if (of === null) return null;
        return joined === "all" ? { all: of } : { any: of };
      });
    }
    return fields(at, ["question", "is"], ({ need }) => {
      const question = need("question", word);
      const is = need("is", listOf(wordOrFigure));
      return question === null || is === null ? null : { question, is };
    });
  };
const condition = conditionAt(1);

const kindOf = (at: At): unknown => (isRecord(at.value) && Object.hasOwn(at.value, "kind") ? at.value["kind"] : undefined);

const labels: Reader<ScaleLabels> = (at) => {
  if (!isRecord(at.value)) return no(at, "wrong-type");
  switch (kindOf(at)) {
    case "each":
      return fields(at, ["kind", "texts"], ({ need }) => {
        const each = need("texts", listOf(texts));
        return each && { kind: "each", texts: each };
      });
    case "ends":
      return fields(at, ["kind", "low", "high"], ({ need }) => {
        const low = need("low", texts);
        const high = need("high", texts);
        return low && high && { kind: "ends", low, high };
      });
    default:
      return no({ ...at, path: inside(at.path, "kind") }, "unknown-kind");
  }
};

const choice: Reader<Choice> = (at) =>
  fields(at, ["id", "text"], ({ need }) => {
    const id = need("id", word);
    const text = need("text", texts);
    return id === null || text === null ? null : { id, text };
  });

type Head = Pick<Question, "id" | "text" | "help" | "showIf">;

/** What every question has, and its own keys after. */
const question = <T extends Question>(at: At, keys: readonly string[], build: (head: Head, fields: Fields) => T | null): T | null =>
  fields(at, ["id", "kind", "text", "help", "showIf", ...keys], (all) => {
    const id = all.need("id", word);
    const text = all.need("text", texts);
    const help = all.may("help", texts);
    const showIf = all.may("showIf", condition);
    const built = build({ id: id ?? "", text: text ?? { sv: "", en: "" }, ...(help && { help }), ...(showIf && { showIf }) }, all);
    return id === null || text === null || help === null || showIf === null ? null : built;
  });

const questionReader: Reader<Question> = (at) => {
  if (!isRecord(at.value)) return no(at, "wrong-type");
  switch (kindOf(at)) {
    case "scale":
      return question(at, ["min", "max", "labels"], (head, { need }) => {
        const [min, max, labelled] = [need("min", figure), need("max", figure), need("labels", labels)];
        return min === null || max === null || labelled === null ? null : { ...head, kind: "scale", min, max, labels: labelled };
      });
    case "single":
      return question(at, ["choices"], (head, { need }) => {
        const choices = need("choices", listOf(choice));
        return choices && { ...head, kind: "single", choices };
      });
    case "several":
      return question(at, ["choices", "most"], (head, { need, may }) => {
        const [choices, most] = [need("choices", listOf(choice)), may("most", figure)];
        return choices === null || most === null ? null : { ...head, kind: "several", choices, ...(most !== undefined && { most }) };
      });
    case "number":
      return question(at, ["min", "max", "whole"], (head, { need }) => {
        const [min, max, whole] = [need("min", figure), need("max", figure), need("whole", yesOrNo)];
        return min === null || max === null || whole === null ? null : { ...head, kind: "number", min, max, whole };
      });
    case "text":
      return question(at, ["maxLength"], (head, { need }) => {
        const maxLength = need("maxLength", figure);
        return maxLength === null ? null : { ...head, kind: "text", maxLength };
      });
    default:
      return no({ ...at, path: inside(at.path, "kind") }, "unknown-kind");
  }
};

const page: Reader<Page> = (at) =>
  fields(at, ["id", "title", "lead", "showIf", "questions"], ({ need, may }) => {
    const id = need("id", word);
    const [title, lead, showIf] = [may("title", texts), may("lead", texts), may("showIf", condition)];
    const questions = need("questions", listOf(questionReader));
    if (id === null || title === null || lead === null || showIf === null || questions === null) return null;
    return { id, ...(title && { title }), ...(lead && { lead }), ...(showIf && { showIf }), questions };
  });

const score: Reader<Score> = (at) =>
  fields(at, ["id", "kind", "items"], ({ need }) => {
    const id = need("id", word);
    const items = need("items", listOf(word));
    if (kindOf(at) !== "who5") return no({ ...at, path: inside(at.path, "kind") }, "unknown-kind");
    if (id === null || items === null) return null;
    const [a, b, c, d, e, ...more] = items;
    if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || more.length > 0) return no({ ...at, path: inside(at.path, "items") }, "wrong-type");
    return { id, kind: "who5", items: [a, b, c, d, e] };
  });

const wording: Reader<Instrument["wording"]> = (at) => wordings.find((one) => one === at.value) ?? no(at, "unknown-kind");

/** Reads a form out of plain JSON data: all faults of its shape, or the form in one order of keys. Whether it makes sense, instrumentFaults says. */
export function readInstrument(value: unknown): InstrumentRead {
  const faults: InstrumentFault[] = [];
  const instrument = fields({ value, path: "", faults }, ["id", "version", "title", "intro", "wording", "pages", "scores"], ({ need }) => {
    const [id, version, title, intro] = [need("id", word), need("version", figure), need("title", texts), need("intro", texts)];
    const [worded, pages, scores] = [need("wording", wording), need("pages", listOf(page)), need("scores", listOf(score))];
    if (id === null || version === null || title === null || intro === null || worded === null || pages === null || scores === null) return null;
    return { id, version, title, intro, wording: worded, pages, scores };
  });
  return instrument && faults.length === 0 ? { ok: true, instrument } : { ok: false, faults };
}
