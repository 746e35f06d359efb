import type { Language } from "../../src/domain/people.ts";

/** The part of Adaptive Cards 1.5 that the bot uses. Nothing newer is used, so nothing needs a fallback. */
export type TextBlock = { readonly type: "TextBlock"; readonly text: string; readonly wrap: true; readonly weight?: "Bolder"; readonly size?: "Medium" | "Small"; readonly color?: "Attention"; readonly isSubtle?: boolean; readonly spacing?: "None" | "Small" | "Medium"; readonly style?: "heading" };
type FactSet = { readonly type: "FactSet"; readonly facts: readonly { readonly title: string; readonly value: string }[] };
export type Container = { readonly type: "Container"; readonly items: readonly Element[]; readonly separator?: boolean; readonly spacing?: "Small" | "Medium" };
type ActionSet = { readonly type: "ActionSet"; readonly actions: readonly Action[] };
export type Element = TextBlock | FactSet | Container | ActionSet;

/** What a button sends back. Never trusted beyond naming a booking or a wish. */
export type PressData = Readonly<Record<string, unknown>>;
export type Execute = { readonly type: "Action.Execute"; readonly title?: string; readonly verb: string; readonly data: PressData; readonly mode?: "secondary" };
export type OpenUrl = { readonly type: "Action.OpenUrl"; readonly title: string; readonly url: string; readonly mode?: "secondary" };
export type Action = Execute | OpenUrl;

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
  readonly refresh?: { readonly action: Execute; readonly userIds: readonly string[] };
};

/** A name or text of somebody else's, safe inside a TextBlock: no Markdown, no `{{…}}`, one line, at most 300 letters. */
export const plainly = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  const cut = line.length > 300 ? `${line.slice(0, 299)}…` : line;
  return cut
    .replace(/[\\`*_[\]()~#|<>]/g, "\\$&")
    .replace(/\{\{/g, "{ {")
    .replace(/^(\d+)\./, "$1\\.")
    .replace(/^([-+])/, "\\$1");
};
/** The same for a button's title, which is no Markdown: one line, at most 60 letters. */
const titled = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};

export const text = (words: string, more: Partial<Omit<TextBlock, "type" | "text" | "wrap">> = {}): TextBlock => ({ type: "TextBlock", text: words, wrap: true, ...more });
export const heading = (words: string): TextBlock => text(words, { weight: "Bolder", size: "Medium", style: "heading" });
export const execute = (title: string, verb: string, data: PressData, more: { mode?: "secondary" } = {}): Execute => ({ type: "Action.Execute", title: titled(title), verb, data, ...more });
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
