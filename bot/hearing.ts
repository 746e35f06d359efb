import { setTimeout as pause } from "node:timers/promises";
import { TeamsInfo } from "botbuilder";
import type { TurnContext } from "botbuilder";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Person } from "../src/domain/people.ts";
import type { CardStore, Log } from "../src/services/ports.ts";
import { conversationKindOf, pressShape, referenceOf } from "./activity.ts";
import type { ChatReference, TeamsActivity } from "./activity.ts";
import { anyPress, verbs as buttons } from "./cards/press.ts";
import { activityOf, wasThrottled } from "./courier.ts";
import type { Courier } from "./courier.ts";
import { keepShown, makeOwnChat } from "./ownChat.ts";
import { languageOf, languageOfLocale } from "./reading/languageOf.ts";
import { botTexts } from "./texts/botTexts.ts";
import { isSurveyVerb } from "./survey/surveyPress.ts";
import { surveyTexts } from "./texts/surveyTexts.ts";
import { answerTurn } from "./turn.ts";
import type { Reply, Turn, TurnDeps } from "./turn.ts";

export type HearingDeps = TurnDeps & {
  readonly tenantId: string;
  readonly cards: CardStore;
  readonly people: { one(id: string): Promise<Person | null>; meet(known: { id: string; name: string; mail: string }): Promise<Person> };
  readonly courier: Courier;
  readonly log: Log;
};
export type Hearing = { hear(context: TurnContext, activity: TeamsActivity): Promise<void> };

/** Store rule of Teams: an answer, or a sign of life within 2 s. */
const typingAfter = 1000;
/** Who is at the other end. */
type Asker = Pick<Person, "id" | "language">;

/** Teams gives up on a pressed button after 10 to 15 s. */
const pressMayTake = 8000;

const member = z.looseObject({ name: z.string().nullish(), email: z.string().nullish(), userPrincipalName: z.string().nullish(), tenantId: z.string().nullish() });

/** Turns what Teams delivers into turns, and replies into messages and answers to presses; remembers where people and cards are. */
export function makeHearing(deps: HearingDeps): Hearing {
  /** Where each person's own chat was last said to be, so that the ledger is told only of news. */
  const told = new LRUCache<string, string>({ max: 20_000 });
  /** The latest installations heard of, by the id of the news. */
  const installs = new LRUCache<string, true>({ max: 20_000 });

  /** The person behind an activity; one who is new is looked up among the chat's members. Null: somebody from elsewhere. */
  const personOf = async (context: TurnContext, activity: TeamsActivity, leavesNoTrace: boolean): Promise<Asker | null> => {
    const id = activity.from.aadObjectId?.toLowerCase();
    if (!id) return null;
    const known = await deps.people.one(id);
    if (known) return known;
    if (leavesNoTrace) return { id, language: null };
    const found = member.safeParse(await againOnce(() => TeamsInfo.getMember(context, activity.from.id)));
    const mail = found.data?.userPrincipalName ?? found.data?.email;
    if (!found.success || !mail || (found.data.tenantId && found.data.tenantId.toLowerCase() !== deps.tenantId.toLowerCase())) return null;
    return deps.people.meet({ id, name: found.data.name ?? activity.from.name ?? mail, mail });
  };

  const remember = async (person: Asker, reference: ChatReference): Promise<void> => {
    const where = `${reference.serviceUrl} ${reference.conversation.id} ${reference.locale ?? ""}`;
    if (told.get(person.id) === where) return;
    await deps.cards.saveConversation(person.id, reference);
    told.set(person.id, where);
  };

  const ownChat = makeOwnChat(deps);

  /** Somebody has just got the app. A newer version of it ("add-upgrade") brings nobody new, and news that is delivered twice is one piece of news. */
  const isNewcomer = ({ type, action, id }: TeamsActivity): boolean => {
    if (type !== "installationUpdate" || action !== "add") return false;
    const heardBefore = id !== undefined && installs.has(id);
    if (id !== undefined) installs.set(id, true);
    return !heardBefore;
  };

  /** Answers the turn; what is for the person's own chat is sent there first, so that what is left to say here is true. */
  const answered = async (turn: Turn, person: Asker, reference: ChatReference): Promise<readonly Reply[]> => {
    const replies = await answerTurn(deps, turn, () => ownChat.reach(person.id, reference.user, turn.language));
    if (turn.conversation === "personal") return replies;
    const arrived = await ownChat.send(person.id, replies.filter((reply) => reply.where === "personal"));
    return replies.filter((reply) => reply.where === "here").map((reply) => (arrived || reply.unlessArrived === undefined ? reply : { ...reply, text: reply.unlessArrived }));
  };

  /** Replies as messages of their own, in order. */
  const sendAll = async (context: TurnContext, replies: readonly Reply[], person: Asker, reference: ChatReference): Promise<void> => {
    for (const reply of replies) await keepShown(deps.cards, reply, person.id, reference, (await sendOnce(context, reply))?.id);
  };

  const hear: Hearing["hear"] = async (context, activity) => {
    if (activity.type === "invoke" && activity.name !== "adaptiveCard/action") return;
    if (!["message", "invoke", "installationUpdate", "conversationUpdate"].includes(activity.type)) return;
    if (activity.type === "installationUpdate" && activity.action === "remove") return deps.cards.forgetChat(activity.conversation.id);
    const pressed = activity.type === "invoke" ? pressShape.safeParse(activity.value) : null;
    if (pressed && !pressed.success) {
      await answerInvoke(context, 400, { error: { code: "400", message: "Bad Request" } });
      return;
    }
    // Whoever answers a survey writes nothing with their name: its row would tell when.
    const ofSurvey = pressed?.success === true && isSurveyVerb(pressed.data.action.verb);
    const person = await personOf(context, activity, ofSurvey);
    if (!person) {
      const sorry = botTexts("sv").fault;
      if (pressed) await answerInvoke(context, 200, asMessage(sorry));
      else if (activity.type === "message") await context.sendActivity(sorry);
      return;
    }
    const conversation = conversationKindOf(activity);
    const data = pressed?.data.action.data ?? {};
    const common = anyPress.safeParse(data);
    const language = person.language ?? (common.success ? common.data.lang : undefined) ?? (activity.type === "message" ? languageOf(activity.text ?? "") : null) ?? languageOfLocale(activity.locale);
    const reference = { ...referenceOf(activity), locale: language };
    // The removal that came before may have been heard by another replica.
    if (activity.type === "installationUpdate") told.delete(person.id);
    if (conversation === "personal" && !ofSurvey) await remember(person, reference);
    const turn: Turn = {
      kind: pressed ? (pressed.data.trigger === "automatic" ? "refresh" : "press") : activity.type === "message" ? "text" : isNewcomer(activity) ? "installed" : "joined",
      actor: { personId: person.id, roles: [], language, surface: "bot" },
      ...(activity.text ? { text: activity.text } : {}),
      ...(pressed ? { verb: pressed.data.action.verb, data } : {}),
      activityId: activity.id ?? "",
      ...(activity.replyToId ? { messageId: activity.replyToId } : {}),
      conversation,
      language,
      userId: activity.from.id,
    };
    return pressed ? answerPressed(context, turn, person, reference) : answerMessage(context, turn, person, reference);
  };

  const answerMessage = async (context: TurnContext, turn: Turn, person: Asker, reference: ChatReference): Promise<void> => {
    const typing = setTimeout(() => void context.sendActivity({ type: "typing" }).catch(() => undefined), typingAfter);
    try {
      await sendAll(context, await answered(turn, person, reference), person, reference);
    } catch (fault) {
      deps.log.error("a message could not be answered", { fault: fault instanceof Error ? fault.message : String(fault), activityId: turn.activityId });
      if (turn.kind === "text") await context.sendActivity(botTexts(turn.language).fault).catch(() => undefined);
    } finally {
      clearTimeout(typing);
    }
  };

  /** The first reply goes back in the pressed card's place, the rest as messages. What takes too long is finished by updating the message. */
  const answerPressed = async (context: TurnContext, turn: Turn, person: Asker, reference: ChatReference): Promise<void> => {
    const t = botTexts(turn.language);
    const work = answered(turn, person, reference).then(
      async (replies) => {
        const inPlace = replies.find((reply) => !reply.asNew);
        if (inPlace) await keepShown(deps.cards, inPlace, person.id, reference, turn.messageId);
        return { replies, inPlace };
      },
      (fault: unknown) => {
        deps.log.error("a press could not be answered", { fault: fault instanceof Error ? fault.message : String(fault), activityId: turn.activityId });
        const inPlace = plainly(t.fault);
        return { replies: [inPlace], inPlace };
      },
    );
    const late = { timer: setTimeout(() => undefined, 0) };
    const done = await Promise.race([work, new Promise<null>((resolve) => (late.timer = setTimeout(() => resolve(null), pressMayTake)))]);
    clearTimeout(late.timer);
    if (!done) {
      await answerInvoke(context, 200, asMessage(isSurveyVerb(turn.verb) ? surveyTexts(turn.language).slow : t.slow));
      void work.then(({ replies, inPlace }) => finishLate(turn, person, reference, replies, inPlace)).catch((fault: unknown) => deps.log.error("a late press could not be finished", { fault: fault instanceof Error ? fault.message : String(fault), activityId: turn.activityId }));
      return;
    }
    const { replies, inPlace } = done;
    const others = replies.filter((reply) => reply !== inPlace);
    await answerInvoke(context, 200, inPlace?.card ? asCard(inPlace.card) : asMessage(inPlace?.text ?? replies[0]?.text ?? t.fault));
    await sendAll(context, others, person, reference);
    // The answer shows in the presser's client alone; the message itself is made to say the same, unless a job of the booking will.
    const madeHere = turn.kind === "press" && (turn.verb === buttons.book || turn.verb === buttons.say);
    if (madeHere && inPlace?.shows && inPlace.card && turn.messageId) void deps.courier.update(reference, turn.messageId, inPlace);
  };

  /** The turn is over: what could still have been its answer is shown by updating the message, and what is none of a card's is sent. Of a survey nothing is, since pressing again shows it. */
  const finishLate = async (turn: Turn, person: Asker, reference: ChatReference, replies: readonly Reply[], inPlace: Reply | undefined): Promise<void> => {
    for (const reply of replies) {
      if (reply.fleeting || isSurveyVerb(turn.verb)) continue;
      if (reply === inPlace && reply.card) {
        if (turn.messageId) await deps.courier.update(reference, turn.messageId, reply);
        continue;
      }
      if (turn.kind !== "press") continue;
      const sent = await deps.courier.send(reference, reply);
      if (sent.ok) await keepShown(deps.cards, reply, person.id, reference, sent.value.activityId);
    }
  };

  return { hear };
}

const plainly = (text: string): Reply => ({ where: "here", text, card: null, shows: null });

/** Sends in the turn's own chat. */
const sendOnce = (context: TurnContext, reply: Reply): Promise<{ id?: string } | undefined> => againOnce(() => context.sendActivity(activityOf(reply)));

/** Tries again once when Teams asks for it, since what is throttled was not done. */
async function againOnce<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!wasThrottled(error)) throw error;
    await pause(1500);
    return call();
  }
}

const asCard = (card: unknown) => ({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card });
const asMessage = (text: string) => ({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: text });
const answerInvoke = (context: TurnContext, status: number, body: unknown) => context.sendActivity({ type: "invokeResponse", value: { status, body } });
