import type { SurveyForm, SurveyPage, SurveyQuestion } from "../../src/contract/surveys.ts";
import { answerOf, faultOf, faultsByQuestion, numberOf, pageAfter, pageBefore, pageToResume } from "../../tab/enkater/answerState.ts";
import { forgetSaved, unsavedOf, write } from "../../tab/enkater/surveyStores.ts";

const scale = (id: string): SurveyQuestion => ({ id, text: id, kind: "scale", min: 0, max: 5, labels: {} });
const page = (id: string, number: number, ...questions: SurveyQuestion[]): SurveyPage => ({ id, number, pages: 3, questions, previous: null, next: null });
const pages = [page("first", 1, scale("a"), scale("b")), page("second", 2, scale("c")), page("third", 3, scale("d"))];
const form = (answers: SurveyForm["answers"]): SurveyForm => ({ waveId: "w", title: "", intro: "", about: [], state: "begun", closes: "2026-12-01", pages, answers, wellBeing: false });

describe("a form that is being filled in", () => {
  test("shows what was written last, and nothing where an answer was taken away", () => {
    const kept = form({ a: { value: 3 }, b: { value: 1 } });
    expect(answerOf(kept, { a: { value: 5 } }, "a")).toEqual({ value: 5 });
    expect(answerOf(kept, { a: null }, "a")).toBeNull();
    expect(answerOf(kept, {}, "b")).toEqual({ value: 1 });
    expect(answerOf(kept, {}, "constructor")).toBeNull();
  });

  test("goes on where something is unanswered, and a declined question is answered", () => {
    expect(pageToResume(form({ a: { value: 0 }, b: { declined: true } }), {})?.id).toBe("second");
    expect(pageToResume(form({ a: { value: 0 } }), { b: { value: 2 }, c: { value: 2 } })?.id).toBe("third");
    expect(pageToResume(form({ a: { value: 0 }, b: { value: 0 }, c: { value: 0 }, d: { value: 0 } }), {})?.id).toBe("third");
  });

  test("goes to the page that comes after in the form as it has become, also when the page itself is gone", () => {
    expect(pageAfter(pages, pages, "first")?.id).toBe("second");
    expect(pageAfter(pages, pages.filter(({ id }) => id !== "second"), "first")?.id).toBe("third");
    expect(pageAfter(pages, pages.filter(({ id }) => id !== "second"), "second")?.id).toBe("third");
    expect(pageAfter(pages, pages, "third")).toBeNull();
    expect(pageBefore(pages, "first")).toBeNull();
    expect(pageBefore(pages, "third")?.id).toBe("second");
  });

  test("forgets what the server has saved, and keeps what was written over it meanwhile", () => {
    write("w", "a", { value: 1 });
    write("w", "b", { value: 2 });
    const sent = unsavedOf("w");
    write("w", "b", { value: 3 });
    forgetSaved("w", sent);
    expect(unsavedOf("w")).toEqual({ b: { value: 3 } });
    expect(unsavedOf("another")).toEqual({});
  });
});

describe("what a person may write", () => {
  const number: SurveyQuestion = { id: "n", text: "", kind: "number", min: 0, max: 5, whole: true };
  const several: SurveyQuestion = { id: "s", text: "", kind: "several", most: 2, choices: [] };
  const text: SurveyQuestion = { id: "t", text: "", kind: "text", maxLength: 5 };

  test.each([
    ["3", 3],
    [" 2,5 ", 2.5],
    ["2.5", 2.5],
    ["-1", -1],
    ["3,", Number.NaN],
    ["", Number.NaN],
    ["1e3", Number.NaN],
    ["tre", Number.NaN],
  ])("%j is the number %p", (written, value) => {
    expect(numberOf(written)).toBe(value);
  });

  test("an empty question and one that somebody would rather not answer are no faults", () => {
    for (const question of [number, several, text, scale("a")]) {
      expect(faultOf(question, null)).toBeNull();
      expect(faultOf(question, { declined: true })).toBeNull();
    }
  });

  test("bounds, whole numbers, how many and how long are told by field", () => {
    expect(faultOf(number, { value: Number.NaN })).toBe("number");
    expect(faultOf(number, { value: 2.5 })).toBe("whole");
    expect(faultOf({ ...number, whole: false }, { value: 2.5 })).toBeNull();
    expect(faultOf(number, { value: 6 })).toBe("bounds");
    expect(faultOf(number, { value: 5 })).toBeNull();
    expect(faultOf(several, { value: ["a", "b", "c"] })).toBe("many");
    expect(faultOf({ ...several, most: null }, { value: ["a", "b", "c"] })).toBeNull();
    expect(faultOf(text, { value: "123456" })).toBe("long");
    expect(faultOf(text, { value: "12345" })).toBeNull();
  });

  test("the server's fault stands at the question that it names", () => {
    const faults = [{ field: "answers.b", message: "för stort" }, { field: "z", message: "okänd" }];
    expect(faultsByQuestion(faults, [scale("a"), scale("b")])).toEqual({ b: "för stort" });
  });
});
