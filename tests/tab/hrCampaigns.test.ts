import type { CampaignDetail, SendingProgress } from "../../src/contract/surveys.ts";
import { csvStart } from "../../tab/hr/earlier/csvStart.ts";
import { guessMapping, questionsOf } from "../../tab/hr/earlier/mapping.ts";
import { cardParts } from "../../tab/hr/make/cardParts.ts";
import { daysOf, draftOf, newDraft, wavesOf, whatFaults, whenFaults, whomFaults, wishOf } from "../../tab/hr/make/drafted.ts";
import { progressOf, timeLeft } from "../../tab/hr/sending.ts";

const draft = { ...newDraft("2026-11-23"), sv: "Puls", en: "Pulse", instrument: "pulse@2" };

describe("a campaign that is being made", () => {
  test("goes out with the day after its last day as its end: what is on the wire is half-open", () => {
    expect(wishOf({ ...draft, opens: "2026-11-24", lastDay: "2026-12-07", remind: "3, 7" })).toEqual({
      title: { sv: "Puls", en: "Pulse" },
      instrument: { id: "pulse", version: 2 },
      audience: { kind: "everyone" },
      schedule: { kind: "dates", opens: "2026-11-24", closes: "2026-12-08", remindAfterDays: [3, 7] },
    });
    expect(wishOf({ ...draft, audience: "days-booked", from: "2026-09-01", to: "2026-09-30", least: "2", most: "" })?.audience).toEqual({ kind: "days-booked", from: "2026-09-01", to: "2026-10-01", least: 2, most: null });
  });

  test("comes back from the server as it was written", () => {
    const wish = wishOf({ ...draft, audience: "hubs", hubIds: ["brunflo"], schedule: "rhythm", everyWeeks: "2", openDays: "5" });
    if (!wish) throw new Error("the draft lacks something");
    const kept: CampaignDetail = { id: "c", titles: wish.title, title: "Puls", state: "draft", instrument: { ...wish.instrument, title: "Puls" }, audience: wish.audience, schedule: wish.schedule, audienceSays: "", scheduleSays: "", waves: [] };
    expect(wishOf(draftOf(kept, "2026-11-23"))).toEqual(wish);
  });

  test("says what is missing, step by step, and is no wish until all is there", () => {
    expect(whatFaults(newDraft("2026-11-23"))).toEqual(["title", "instrument"]);
    expect(whomFaults({ ...draft, audience: "group" })).toEqual(["group"]);
    expect(whomFaults({ ...draft, audience: "hubs" })).toEqual(["hubs"]);
    expect(whomFaults({ ...draft, audience: "days-booked", least: "3", most: "2" })).toEqual(["days"]);
    expect(whenFaults({ ...draft, lastDay: draft.opens, remind: "0" })).toEqual(["remind"]);
    expect(whenFaults({ ...draft, opens: "2026-12-01", lastDay: "2026-11-30" })).toEqual(["dates"]);
    expect(whenFaults({ ...draft, schedule: "rhythm", everyWeeks: "1", openDays: "8" })).toEqual(["rhythm"]);
    expect(wishOf({ ...draft, sv: " " })).toBeNull();
  });

  test("reminders are whole days with commas or spaces between", () => {
    expect(daysOf("")).toEqual([]);
    expect(daysOf("3, 7 10")).toEqual([3, 7, 10]);
    expect(daysOf("3.5")).toBeNull();
    expect(daysOf("-1")).toBeNull();
  });

  test("a rhythm opens every so many weeks, up to and not with its end", () => {
    expect(wavesOf({ kind: "rhythm", opens: "2026-11-24", until: "2026-12-22", everyWeeks: 2, openDays: 5, remindAfterDays: [] })).toEqual([
      { opens: "2026-11-24", lastDay: "2026-11-28" },
      { opens: "2026-12-08", lastDay: "2026-12-12" },
    ]);
  });
});

describe("the preview of a card", () => {
  test("shows its words, inputs and buttons, also those inside containers", () => {
    const card = {
      type: "AdaptiveCard",
      body: [
        { type: "TextBlock", text: "Enkät", weight: "Bolder" },
        { type: "ColumnSet", columns: [{ type: "Column", items: [{ type: "Input.ChoiceSet", label: "Hur?", choices: [{ title: "Bra", value: "1" }] }] }] },
        { type: "Unknown", items: [{ type: "TextBlock", text: "inuti", isSubtle: true }] },
        { type: "ActionSet", actions: [{ type: "Action.Execute", title: "Nästa" }] },
      ],
      actions: [{ type: "Action.OpenUrl", title: "Öppna" }],
    };
    expect(cardParts(card)).toEqual({
      parts: [
        { kind: "text", text: "Enkät", strong: true, soft: false },
        { kind: "input", label: "Hur?", choices: ["Bra"] },
        { kind: "text", text: "inuti", strong: false, soft: true },
      ],
      buttons: ["Nästa", "Öppna"],
    });
  });

  test("what a button of the card shows or hides is folded under that button's words", () => {
    const card = {
      type: "AdaptiveCard",
      body: [
        { type: "ActionSet", actions: [{ type: "Action.ToggleVisibility", title: "Vad händer med svaren?", targetElements: ["about"] }] },
        { type: "Container", id: "about", isVisible: false, items: [{ type: "TextBlock", text: "HR ser bara sammanställningar." }] },
      ],
      actions: [{ type: "Action.Execute", title: "Svara här" }],
    };
    expect(cardParts(card)).toEqual({ parts: [{ kind: "folded", title: "Vad händer med svaren?", parts: [{ kind: "text", text: "HR ser bara sammanställningar.", strong: false, soft: false }] }], buttons: ["Svara här"] });
  });

  test.each([null, "card", 3, [], { type: "Image" }])("%j is no card", (card) => {
    expect(cardParts(card)).toBeNull();
  });

  test("a card with strange parts is drawn without them", () => {
    expect(cardParts({ type: "AdaptiveCard", body: [null, 3, { type: 7 }, { type: "TextBlock", text: 9 }], actions: "none" })).toEqual({ parts: [{ kind: "text", text: "", strong: false, soft: false }], buttons: [] });
  });
});

describe("how a sending goes", () => {
  const none: SendingProgress = { queued: 0, sent: 0, blocked: 0, missing: 0, failed: 0, stopped: 0, secondsLeft: null };

  test("who has been dealt with is everybody but the queue, whatever became of it", () => {
    expect(progressOf({ ...none, queued: 10, sent: 70, blocked: 5, missing: 5, failed: 5, stopped: 5 })).toEqual({ done: 90, all: 100 });
    expect(progressOf(none)).toEqual({ done: 0, all: 0 });
  });

  test.each([
    [0.2, "seconds", 1],
    [90, "seconds", 90],
    [91, "minutes", 2],
    [200, "minutes", 4],
  ])("%p seconds are told as %s: %p", (seconds, unit, count) => {
    expect(timeLeft(seconds)).toEqual({ unit, count });
  });
});

describe("a file of earlier answers", () => {
  test("shows its columns and first row, whichever sign divides them, and quotes are read", () => {
    expect(csvStart('\ufeffperson;mätning;q1\r\n17;före;"ja; ""kanske"""\r\n18;före;nej')).toEqual({ columns: ["person", "mätning", "q1"], first: ["17", "före", 'ja; "kanske"'] });
    expect(csvStart('person,"a;b;c",score\n1,2,3')?.columns).toEqual(["person", "a;b;c", "score"]);
    expect(csvStart("person\twave\n")).toEqual({ columns: ["person", "wave"], first: [""] });
    expect(csvStart("")).toBeNull();
  });

  test("columns are guessed by name, no role is given twice, and what is not known is left out", () => {
    const questions = [{ id: "q1", text: "Hur?" }];
    expect(guessMapping(["Person", "Mätning", "kommun", "Q1", "id", "annat"], questions)).toEqual({ Person: "person", Mätning: "wave", kommun: "municipality", Q1: "item:q1", id: "left-out", annat: "left-out" });
  });

  test("the questions to map to are read from the questionnaire's file, and a strange file has none", () => {
    const file = { pages: [{ questions: [{ id: "q1", text: { sv: "Hur?", en: "How?" } }, { id: 3 }, null] }, null] };
    expect(questionsOf(file, "en")).toEqual([{ id: "q1", text: "How?" }]);
    expect(questionsOf(null, "sv")).toEqual([]);
    expect(questionsOf({ pages: "none" }, "sv")).toEqual([]);
  });
});
