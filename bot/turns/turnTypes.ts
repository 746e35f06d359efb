import type { Actor, Language } from "../../src/domain/people.ts";
import type { LocalDate } from "../../src/domain/time.ts";
import type { MyVerbs } from "../../src/services/survey/answer/myVerbs.ts";
import type { Verbs } from "../../src/services/verbs.ts";
import type { Card } from "../cards/shape.ts";

/** One thing that happened in the chat, in plain words: no chat library's types beyond this point. */
export type Turn = {
  readonly kind: "text" | "press" | "refresh" | "installed" | "joined";
  readonly actor: Actor;
  readonly text?: string;
  /** what the pressed button is for, and what it carries; not trusted beyond naming a booking or a wish */
  readonly verb?: string;
  readonly data?: unknown;
  /** id of the message or press; the same again when the chat delivers it twice */
  readonly activityId: string;
  /** id of the message whose card was pressed */
  readonly messageId?: string;
  readonly conversation: "personal" | "group" | "channel";
  readonly language: Language;
  /** the person's id in the chat ("29:…"), for cards that ask for themselves anew */
  readonly userId: string | null;
};

/** Which bookings a sent message shows, so that it can be brought up to date later. */
export type Shows = { readonly bookingIds: readonly string[]; readonly refused: readonly { readonly date: LocalDate; readonly title: string }[]; readonly notice: string | null; /** what has happened, which a card brought up to date goes on saying above how it stands */ readonly says?: string | undefined };

export type Reply = {
  /** "personal": in the asker's own chat, whatever chat was written in */
  readonly where: "here" | "personal";
  /** the answer in words; with a card, what is shown where cards are not */
  readonly text: string;
  readonly card: Card | null;
  readonly shows: Shows | null;
  /** sent as a message of its own even when a press could be answered in place */
  readonly asNew?: boolean;
  /** for the answer to this press alone: no message is ever changed to show it */
  readonly fleeting?: true;
  /** said here instead when what goes to the asker's own chat does not arrive there */
  readonly unlessArrived?: string;
};

export type TurnDeps = {
  readonly verbs: Verbs;
  /** what a person does with surveys that were sent to them */
  readonly surveys: MyVerbs;
  now(): Date;
  /** address of a page in the tab: "boka/2026-11-26", "bokning/<id>", "hubb/<id>", "mina" */
  tabLink(subPage: string): string;
};
