import fc from "fast-check";
import { answerFault, answerFaults, answersToKeep, pagesShown, who5AnswersOf, who5Of } from "../../src/domain/survey/answering.ts";
import type { Answer, Answers, Instrument, Question } from "../../src/domain/survey/instrument.ts";
import { answerTo, labelOf, questionOf, questionsOf } from "../../src/domain/survey/instrument.ts";
import { readAnswers } from "../../src/domain/survey/readAnswers.ts";
import { who5Score, who5Side } from "../../src/domain/who5.ts";
import { hubBefore } from "../../src/pilot/surveys/hubBefore.ts";
import { hubFirstWeeks } from "../../src/pilot/surveys/hubFirstWeeks.ts";
import { hubWholePeriod } from "../../src/pilot/surveys/hubWholePeriod.ts";
import { pulse } from "../../src/pilot/surveys/pulse.ts";
import { wellBeing } from "../../src/pilot/surveys/wellBeing.ts";

const single = (value: string): Answer => ({ kind: "single", value });
const step = (value: number): Answer => ({ kind: "scale", value });
const declined: Answer = { kind: "declined" };
const pageIds = (instrument: Instrument, answers: Answers): string[] => pagesShown(instrument, answers).map(({ id }) => id);
const named = (instrument: Instrument, id: string): Question => {
  const question = questionOf(instrument, id);
  if (!question) throw new Error(`${instrument.id} does not ask ${id}`);
  return question;
};

describe("Which pages somebody is shown", () => {
  test("Who has not begun at a hub is asked what kept them, and nothing of introduction or first impression", () => {
    expect(pageIds(hubFirstWeeks, {})).toEqual(["start", "in-your-words"]);
    expect(pageIds(hubFirstWeeks, { "has-begun": single("no") })).toEqual(["start", "not-begun", "in-your-words"]);
    expect(pageIds(hubFirstWeeks, { "has-begun": single("yes") })).toEqual(["start", "introduction", "first-impression", "in-your-words"]);
  });

  test("Who knows their contact is asked how they helped; who was told nothing, or met nobody, what they would have needed", () => {
    const begun = { "has-begun": single("yes") };
    expect(pageIds(hubFirstWeeks, { ...begun, "knows-contact": single("yes") })).toContain("contact");
    expect(pageIds(hubFirstWeeks, { ...begun, "knows-contact": single("unsure") })).not.toContain("contact");
    expect(pageIds(hubFirstWeeks, { ...begun, "introduced-by": single("nobody") })).toContain("no-introduction");
    expect(pageIds(hubFirstWeeks, { ...begun, "was-told": { kind: "several", value: ["keys", "nothing"] } })).toContain("no-introduction");
    expect(pageIds(hubFirstWeeks, { ...begun, "was-told": { kind: "several", value: ["keys", "alarm"] } })).not.toContain("no-introduction");
  });

  test("Who declines the question that a page hangs on is not shown that page", () => {
    expect(pageIds(hubWholePeriod, { "wish-to-go-on": declined })).not.toContain("going-on-needs");
    expect(pageIds(hubWholePeriod, { "wish-to-go-on": declined })).not.toContain("stopping");
  });

  test("An answer that is no longer asked for decides nothing further on: a change of mind on the first page takes all that hung on it", () => {
    const answers = { "has-begun": single("yes"), "introduced-by": single("nobody"), "knows-contact": single("yes"), "missed-at-start": { kind: "text", value: "Larmet" } } as const;
    expect(pageIds(hubFirstWeeks, answers)).toContain("no-introduction");
    const changed = { ...answers, "has-begun": single("no") };
    expect(pageIds(hubFirstWeeks, changed)).toEqual(["start", "not-begun", "in-your-words"]);
    expect(answersToKeep(hubFirstWeeks, changed)).toEqual({ "has-begun": single("no") });
    expect(answersToKeep(hubFirstWeeks, answers)).toEqual(answers);
  });

  test("A question with a condition of its own comes and goes within its page, and a page left with no question is passed over", () => {
    const [one, two] = [named(pulse, "week-load"), named(pulse, "week-company")];
    const form: Instrument = { ...pulse, pages: [{ id: "a", questions: [one] }, { id: "b", questions: [{ ...two, showIf: { question: "week-load", is: [1, 2] } }] }] };
    expect(pageIds(form, { "week-load": step(2) })).toEqual(["a", "b"]);
    expect(pageIds(form, { "week-load": step(3) })).toEqual(["a"]);
  });
});

describe("What is kept of a form", () => {
  test("Blank texts, nothing chosen and unknown questions fall away; a declined answer stays and is no missing one", () => {
    const kept = answersToKeep(hubBefore, { hopes: { kind: "text", value: " \n " }, "planned-reasons": { kind: "several", value: [] }, "no-such": step(1), worries: declined });
    expect(kept).toEqual({ worries: declined });
    expect([answerTo(kept, "worries"), answerTo(kept, "hopes")]).toEqual([declined, null]);
  });

  test("The order in which somebody answered is not kept", () => {
    const entries: [string, Answer][] = [["wb-5", step(1)], ["wb-1", step(2)], ["wb-3", declined], ["wb-2", step(0)], ["wb-4", step(5)]];
    const keys = ["wb-1", "wb-2", "wb-3", "wb-4", "wb-5"];
    fc.assert(fc.property(fc.shuffledSubarray(entries, { minLength: 5 }), (order) => expect(Object.keys(answersToKeep(wellBeing, Object.fromEntries(order)))).toEqual(keys)));
  });

  test("A question called as something that every object inherits has no answer until it is given one", () => {
    expect([answerTo({}, "constructor"), answerTo({}, "__proto__"), answerTo({}, "toString")]).toEqual([null, null, null]);
    expect(questionOf(pulse, "constructor")).toBeNull();
  });
});

describe("What can be an answer", () => {
  const tried: readonly (readonly [string, Instrument, string, Answer, ReturnType<typeof answerFault>])[] = [
    ["a step of the scale", wellBeing, "wb-1", step(5), null],
    ["a step above the scale", wellBeing, "wb-1", step(6), "out-of-bounds"],
    ["a step below the scale", wellBeing, "wb-1", step(-1), "out-of-bounds"],
    ["half a step", wellBeing, "wb-1", step(2.5), "not-whole"],
    ["no number", wellBeing, "wb-1", step(Number.NaN), "out-of-bounds"],
    ["a word to a scale", wellBeing, "wb-1", single("5"), "wrong-kind"],
    ["half a day", hubWholePeriod, "days-a-week", { kind: "number", value: 1.5 }, null],
    ["eight days a week", hubWholePeriod, "days-a-week", { kind: "number", value: 8 }, "out-of-bounds"],
    ["a choice that is there", hubWholePeriod, "wish-to-go-on", single("same"), null],
    ["a choice that is not", hubWholePeriod, "wish-to-go-on", single("maybe"), "unknown-choice"],
    ["two choices to one question", hubWholePeriod, "wish-to-go-on", { kind: "several", value: ["same"] }, "wrong-kind"],
    ["several choices", hubWholePeriod, "kept-away-by", { kind: "several", value: ["tasks", "no-desk"] }, null],
    ["one choice twice", hubWholePeriod, "kept-away-by", { kind: "several", value: ["tasks", "tasks"] }, "doubled-choice"],
    ["a text of the greatest length", hubWholePeriod, "best", { kind: "text", value: "å".repeat(2000) }, null],
    ["a text longer than that", hubWholePeriod, "best", { kind: "text", value: "å".repeat(2001) }, "too-long"],
    ["vill inte svara", wellBeing, "wb-1", declined, null],
  ];
  test.each(tried)("%s", (_, instrument, id, answer, fault) => expect(answerFault(named(instrument, id), answer)).toBe(fault));

  test("More choices than the question allows are too many", () => {
    const question = named(hubWholePeriod, "kept-away-by");
    if (question.kind !== "several") throw new Error("it asks for several");
    expect(answerFault({ ...question, most: 1 }, { kind: "several", value: ["tasks", "no-desk"] })).toBe("too-many");
    expect(answerFault({ ...named(hubWholePeriod, "days-a-week"), kind: "number", min: 0, max: 7, whole: true }, { kind: "number", value: 1.5 })).toBe("not-whole");
  });

  test("Faults name their question; an answer to a page that is not shown is no fault, one to a question that is not there is", () => {
    expect(answerFaults(hubFirstWeeks, { "has-begun": single("no"), "contact-help": step(3), "felt-welcome": step(9), gone: step(1) })).toEqual([
      { question: "felt-welcome", code: "out-of-bounds" },
      { question: "gone", code: "unknown-question" },
    ]);
  });

  test("Every question of every form may be declined", () => {
    for (const form of [hubBefore, hubFirstWeeks, hubWholePeriod, pulse, wellBeing]) expect(answerFaults(form, Object.fromEntries(questionsOf(form).map(({ id }) => [id, declined])))).toEqual([]);
  });

  test("Answers go to JSON and back unchanged, and what is no answer is not read", () => {
    const answers: Answers = { a: step(3), b: { kind: "number", value: 1.5 }, c: single("x"), d: { kind: "several", value: ["x", "y"] }, e: { kind: "text", value: "å" }, f: declined };
    expect(readAnswers(JSON.parse(JSON.stringify(answers)))).toEqual(answers);
    for (const bad of [null, [], "x", { a: 3 }, { a: { kind: "scale", value: "3" } }, { a: { kind: "several", value: [1] } }, { a: { kind: "matrix", value: 1 } }, { a: null }]) expect(readAnswers(bad)).toBeNull();
    const hostile = readAnswers(JSON.parse('{"__proto__":{"kind":"scale","value":3}}'));
    expect([hostile && Object.keys(hostile), hostile && Object.getPrototypeOf(hostile) === Object.prototype]).toEqual([["__proto__"], true]);
  });

  test("A step is called by its label, and between two named ends by its number alone", () => {
    const question = named(wellBeing, "wb-1");
    if (question.kind !== "scale") throw new Error("it is a scale");
    expect([labelOf(question, 0)?.sv, labelOf(question, 5)?.en, labelOf(question, 6)]).toEqual(["Ingen dag", "Every day", null]);
    const ends = { ...question, labels: { kind: "ends", low: { sv: "Låg", en: "Low" }, high: { sv: "Hög", en: "High" } } } as const;
    expect([labelOf(ends, 0)?.sv, labelOf(ends, 3), labelOf(ends, 5)?.sv]).toEqual(["Låg", null, "Hög"]);
  });
});

describe("The person's own score", () => {
  const item = fc.constantFrom(null, 0, 1, 2, 3, 4, 5);
  test("It is that of who5.ts for every way to answer, leave and decline the five items, in the long form as in the short", () => {
    fc.assert(
      fc.property(fc.tuple(item, item, item, item, item), fc.boolean(), (items, leave) => {
        const answers: Answers = Object.fromEntries(items.flatMap((value, i): [string, Answer][] => (value === null ? (leave ? [] : [[`wb-${i + 1}`, declined]]) : [[`wb-${i + 1}`, step(value)]])));
        const expected = items.some((value) => value === null) ? null : items.reduce((sum: number, value) => sum + (value ?? 0), 0) * 4;
        for (const form of [wellBeing, hubBefore, hubWholePeriod]) {
          const read = who5AnswersOf(form, answers);
          expect([who5Of(form, answers), read && who5Score(read)]).toEqual([expected, expected]);
          expect(read && who5Side(read)).toBe(expected === null ? "missing" : expected < 50 ? "below" : "above");
        }
      }),
    );
  });

  test("A form without the five items has no score, whatever is answered", () => {
    expect([who5Of(pulse, { "week-load": step(5) }), who5AnswersOf(pulse, {})]).toEqual([null, null]);
  });

  test("Items on a page that is no longer shown count as missing", () => {
    const [page] = wellBeing.pages;
    const [first] = pulse.pages;
    if (!page || !first) throw new Error("both have a page");
    const form: Instrument = { ...wellBeing, pages: [first, { ...page, showIf: { question: "week-load", is: [5] } }] };
    const answers = { "week-load": step(5), "wb-1": step(3), "wb-2": step(3), "wb-3": step(3), "wb-4": step(3), "wb-5": step(3) };
    expect(who5Of(form, answers)).toBe(60);
    expect(who5Of(form, { ...answers, "week-load": step(4) })).toBeNull();
  });
});
