import type { Pressed, Said } from "../../src/standin/connector/personActs.ts";
import type { ShownMessage } from "../../src/standin/connector/chat.ts";
import type { TestApp } from "../support/app.ts";

/** A card as JSON, as far as the tests look into it. */
export type AnyCard = { body: any[]; actions?: any[]; version?: string; lang?: string; fallbackText?: string; refresh?: any };

/** A person in the local Teams. */
export type Chatter = {
  readonly upn: string;
  say(text: string, options?: { conversation?: string; locale?: string }): Promise<Said>;
  press(activityId: string, verb: string, data: unknown): Promise<Pressed>;
  /** presses the button with that title on the card */
  pressTitled(message: ShownMessage, title: string | RegExp): Promise<Pressed>;
  refresh(activityId: string): Promise<Pressed>;
  /** all messages of the person's own chat, oldest first */
  chat(): ShownMessage[];
};

export function chatter(app: TestApp, name: string): Chatter {
  const connector = app.local?.standin.connector;
  if (!connector) throw new Error("there is no stand-in");
  const upn = `${name}@regionen.example`;
  const wentWell = <T extends object>(done: T): Exclude<T, { ok: false }> => {
    if ("refusal" in done) throw new Error(`the chat refused: ${String(done.refusal)}`);
    return done as Exclude<T, { ok: false }>;
  };
  const press: Chatter["press"] = async (activityId, verb, data) => wentWell(await connector.press(upn, activityId, verb, data));
  return {
    upn,
    press,
    say: async (text, options = {}) => wentWell(await connector.say(upn, text, { mention: true, ...options })),
    pressTitled: async (message, title) => {
      const button = buttonsOf(cardOf(message)).find((one) => (typeof title === "string" ? one.title === title : title.test(one.title ?? "")));
      if (!button) throw new Error(`no button ${String(title)} on: ${buttonsOf(cardOf(message)).map((one) => one.title).join(" | ")}`);
      return press(message.id, button.verb, button.data);
    },
    refresh: async (activityId) => wentWell(await connector.refresh(upn, activityId, { again: true })),
    chat: () => connector.transcript(upn, upn) ?? [],
  };
}

export function cardOf(message: ShownMessage | undefined): AnyCard {
  const content = message?.attachments[0]?.content;
  if (!content) throw new Error(`no card in: ${JSON.stringify(message)}`);
  return content as AnyCard;
}

/** Every button of a card, those inside it first. */
export const buttonsOf = (card: AnyCard): any[] => [...card.body.flatMap(inside), ...(card.actions ?? [])];
const inside = (element: any): any[] => (element.type === "ActionSet" ? element.actions : (element.items ?? []).flatMap(inside));

/** Every word that a card shows. */
export const wordsOf = (card: AnyCard): string => card.body.flatMap(textsOf).join("\n");
const textsOf = (element: any): string[] => [
  ...(element.text ? [element.text] : []),
  ...(element.facts ?? []).map((fact: any) => `${fact.title}: ${fact.value}`),
  ...(element.items ?? []).flatMap(textsOf),
];
