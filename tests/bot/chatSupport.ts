import type { Pressed, Said } from "../../src/standin/connector/personActs.ts";
import type { ShownMessage } from "../../src/standin/connector/chat.ts";
import type { Action, Card, Element } from "../../bot/cards/shape.ts";
import type { Answered, TestApp } from "../support/app.ts";

/** A button as the tests press it; one that opens an address has no verb. */
export type Button = { readonly title: string; readonly verb: string; readonly data: Readonly<Record<string, unknown>> };

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
      const button = buttonOf(cardOf(message), (one) => (typeof title === "string" ? one.title === title : title.test(one.title)));
      return press(message.id, button.verb, button.data);
    },
    refresh: async (activityId) => wentWell(await connector.refresh(upn, activityId, { again: true })),
    chat: () => connector.transcript(upn, upn) ?? [],
  };
}

export function cardOf(message: ShownMessage | undefined): Card {
  const content = message?.attachments[0]?.content;
  if (!content) throw new Error(`no card in: ${JSON.stringify(message)}`);
  return content as Card;
}

/** The card that a press was answered with. */
export function answeredCard(pressed: Pressed): Card {
  if (pressed.shown !== "card") throw new Error(`no card came back: ${JSON.stringify(pressed)}`);
  return (pressed.response as { value: Card }).value;
}

/** Every button of a card, those inside it first. */
export const buttonsOf = (card: Card): Button[] => [...card.body.flatMap(inside), ...(card.actions ?? [])].map((action) => (action.type === "Action.Execute" ? { title: action.title ?? "", verb: action.verb, data: action.data } : { title: action.title, verb: "", data: {} }));
const inside = (element: Element): readonly Action[] => (element.type === "ActionSet" ? element.actions : element.type === "Container" ? element.items.flatMap(inside) : []);

/** The button that one looks for, or a failure that says which there are. */
export function buttonOf(card: Card, fits: string | ((button: Button) => boolean)): Button {
  const found = buttonsOf(card).find((button) => (typeof fits === "string" ? button.title === fits : fits(button)));
  if (!found) throw new Error(`no such button among: ${buttonsOf(card).map((one) => one.title).join(" | ")}`);
  return found;
}

/** The newest of some messages or replies, or a failure. */
export function last<T>(all: readonly T[]): T {
  const found = all.at(-1);
  if (!found) throw new Error("there is none");
  return found;
}

/** All of a person's bookings, whatever became of them, as the API gives them. */
export const bookingsOf = async (app: TestApp, name: string): Promise<Answered["body"]> => (await (await app.as(name)).get("/api/bookings?from=2026-11-01&to=2027-02-01")).body.bookings;
/** Those that were not released: "2026-11-26 morning", with "Brunflo " before it where hubs matter. */
export const heldBy = async (app: TestApp, name: string, says: "hubs" | "days" = "days"): Promise<string[]> =>
  (await bookingsOf(app, name))
    .filter(({ status }: { status: string }) => status !== "released")
    .map(({ hubName, date, part }: { hubName: string; date: string; part: string }) => `${says === "hubs" ? `${hubName} ` : ""}${date} ${part}`);

/** Every word that a card shows. */
export const wordsOf = (card: Card): string => card.body.flatMap(textsOf).join("\n");
function textsOf(element: Element): string[] {
  if (element.type === "TextBlock") return [element.text];
  if (element.type === "FactSet") return element.facts.map((fact) => `${fact.title}: ${fact.value}`);
  return element.type === "Container" ? element.items.flatMap(textsOf) : [];
}
