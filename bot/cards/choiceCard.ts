import type { Language } from "../../src/domain/people.ts";
import { cardOf, heading, plainly, text } from "./shape.ts";
import type { Action, Card } from "./shape.ts";

/** One question, answered by a button; or a refusal with what is free instead. Each choice is a row of its own, so that long names are not cut. */
export function choiceCard(made: { language: Language; title: string; detail?: string; choices: readonly Action[]; actions?: readonly Action[] }): Card {
  const { language, title, detail, choices } = made;
  return cardOf({
    language,
    summary: detail ? `${/[.?:]$/.test(title) ? title : `${title}.`} ${detail}` : title,
    body: [
      heading(plainly(title)),
      ...(detail ? [text(plainly(detail), { spacing: "Small" })] : []),
      ...choices.slice(0, 8).map((choice) => ({ type: "ActionSet", actions: [choice] }) as const),
    ],
    ...(made.actions ? { actions: made.actions } : {}),
  });
}
