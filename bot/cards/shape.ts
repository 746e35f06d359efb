import type { Language } from "../../src/domain/people.ts";

/** The part of Adaptive Cards 1.5 that the bot uses. Nothing newer is used, so nothing needs a fallback. */
export type TextBlock = { readonly type: "TextBlock"; readonly text: string; readonly wrap: true; readonly weight?: "Bolder"; readonly size?: "Medium" | "Small"; readonly color?: "Attention"; readonly isSubtle?: boolean; readonly spacing?: "None" | "Small" | "Medium"; readonly style?: "heading" };
type FactSet = { readonly type: "FactSet"; readonly facts: readonly { readonly title: string; readonly value: string }[] };
export type Container = { readonly type: "Container"; readonly items: readonly Element[]; readonly separator?: boolean; readonly spacing?: "Small" | "Medium"; readonly id?: string; readonly isVisible?: false };
type ActionSet = { readonly type: "ActionSet"; readonly actions: readonly Action[] };
export type ChoiceSet = { readonly type: "Input.ChoiceSet"; readonly id: string; readonly label: string; readonly choices: readonly { readonly title: string; readonly value: string }[]; readonly style: "compact" | "expanded"; readonly isMultiSelect?: true; readonly wrap: true; readonly placeholder?: string; /** of several: with commas between */ readonly value?: string };
/** Without bounds: with them the renderer takes an empty field for one out of bounds, and no button of the card can then be pressed. */
type NumberInput = { readonly type: "Input.Number"; readonly id: string; readonly label: string; readonly value?: number };
type TextInput = { readonly type: "Input.Text"; readonly id: string; readonly label: string; readonly isMultiline: true; readonly maxLength: number; readonly value?: string };
type Toggle = { readonly type: "Input.Toggle"; readonly id: string; readonly title: string; readonly valueOn: string; readonly valueOff: string; readonly value?: string; readonly spacing?: "None" };
export type Input = ChoiceSet | NumberInput | TextInput | Toggle;
export type Element = TextBlock | FactSet | Container | ActionSet | Input;

/** What a button sends back. Never trusted beyond naming a booking or a wish. */
export type PressData = Readonly<Record<string, unknown>>;
export type Execute = { readonly type: "Action.Execute"; readonly title?: string; readonly verb: string; readonly data: PressData; readonly mode?: "secondary" };
export type OpenUrl = { readonly type: "Action.OpenUrl"; readonly title: string; readonly url: string; readonly mode?: "secondary" };
/** Shows or hides a part of the card without asking the bot. */
export type ToggleVisibility = { readonly type: "Action.ToggleVisibility"; readonly title: string; readonly targetElements: readonly string[]; readonly mode?: "secondary" };
export type Action = Execute | OpenUrl | ToggleVisibility;

export type Card = {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  /** Teams on phones drops a card without it. */
  readonly version: "1.5";
  readonly lang: Language;
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
  /** without `userIds`: for whoever is in the chat, where they are few */
  readonly refresh?: { readonly action: Execute; readonly userIds?: readonly string[] };
};

/** Somebody else's text on one line, cut to so many letters: for what is no Markdown, as a label. */
export const lineOf = (text: string, most: number): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};
/** A name or text of somebody else's, safe inside a TextBlock: no Markdown, no `{{…}}`, one line, at most 300 letters where nothing else is said. */
export const plainly = (text: string, most = 300): string => {
  return lineOf(text, most)
    .replace(/[\\`*_[\]()~#|<>]/g, "\\$&")
    .replace(/\{\{/g, "{ {")
    .replace(/^(\d+)\./, "$1\\.")
    .replace(/^([-+])/, "\\$1");
};
/** Letters of a button's title; what is longer is cut. */
export const longestTitle = 60;
/** The same for a button's title, which is no Markdown: one line. */
const titled = (text: string): string => lineOf(text, longestTitle);

export const text = (words: string, more: Partial<Omit<TextBlock, "type" | "text" | "wrap">> = {}): TextBlock => ({ type: "TextBlock", text: words, wrap: true, ...more });
export const heading = (words: string): TextBlock => text(words, { weight: "Bolder", size: "Medium", style: "heading" });
export const execute = (title: string, verb: string, data: PressData, more: { mode?: "secondary" } = {}): Execute => ({ type: "Action.Execute", title: titled(title), verb, data, ...more });
export const toggle = (title: string, ...targetElements: readonly string[]): ToggleVisibility => ({ type: "Action.ToggleVisibility", title: titled(title), targetElements });
export const openUrl = (title: string, url: string, more: { mode?: "secondary" } = {}): OpenUrl => ({ type: "Action.OpenUrl", title: titled(title), url, ...more });

/** A whole card. `summary` is what is read aloud, and what a client that shows no cards shows. */
export function cardOf(made: { language: Language; summary: string; body: readonly Element[]; actions?: readonly Action[]; refresh?: Card["refresh"] }): Card {
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: made.language,
    fallbackText: made.summary,
    speak: made.summary,
    body: made.body,
    ...(made.actions && made.actions.length > 0 ? { actions: made.actions } : {}),
    ...(made.refresh ? { refresh: made.refresh } : {}),
  };
}
