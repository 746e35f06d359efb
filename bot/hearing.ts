import { setTimeout as pause } from "node:timers/promises";
import { TeamsInfo } from "botbuilder";
import type { TurnContext } from "botbuilder";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Language, Person } from "../src/domain/people.ts";
import type { CardStore, Log } from "../src/services/ports.ts";
import { conversationKindOf, pressShape, referenceOf, referenceShape } from "./activity.ts";
import type { ChatReference, TeamsActivity } from "./activity.ts";
import { anyPress, verbs as buttons } from "./cards/press.ts";
import { activityOf, wasThrottled } from "./courier.ts";
import type { Courier } from "./courier.ts";
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

  const keep = async (reply: Reply, person: Asker, reference: ChatReference, activityId: string | undefined): Promise<void> => {
    if (!reply.shows || !activityId) return;
    for (const bookingId of reply.shows.bookingIds) {
      await deps.cards.saveCard({ bookingId, personId: person.id, conversationId: reference.conversation.id, activityId, reference: { ...reference, shows: reply.shows } });
    }
  };

  /** Sends to the person's own chat. False when we do not know it, or may not write there. */
  const sendOwn = async (reply: Reply, person: Asker): Promise<boolean> => {
    const own = referenceShape.safeParse(await deps.cards.conversation(person.id));
    if (!own.success) return false;
    const sent = await deps.courier.send(own.data, reply);
    if (sent.ok) await keep(reply, person, own.data, sent.value.activityId);
    return sent.ok;
  };

  /** Replies as messages of their own, in order. What cannot be shown in the person's own chat is said to be so. */
  const sendAll = async (context: TurnContext, replies: readonly Reply[], person: Asker, reference: ChatReference, language: Language): Promise<void> => {
    const own = conversationIsOwn(reference);
    const elsewhere = own ? [] : replies.filter((reply) => reply.where === "personal");
    const reached = await Promise.all(elsewhere.map((reply) => sendOwn(reply, person)));
    const here = reached.includes(false) ? [plainly(botTexts(language).noChat)] : replies.filter((reply) => own || reply.where === "here");
    for (const reply of here) await keep(reply, person, reference, (await sendOnce(context, reply))?.id);
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
      kind: pressed ? (pressed.data.trigger === "automatic" ? "refresh" : "press") : activity.type === "message" ? "text" : activity.type === "installationUpdate" && activity.action?.startsWith("add") ? "installed" : "joined",
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
      await sendAll(context, await answerTurn(deps, turn), person, reference, turn.language);
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
    const work = answerTurn(deps, turn).then(
      async (replies) => {
        const inPlace = replies.find((reply) => reply.where === "here" && !reply.asNew);
        if (inPlace) await keep(inPlace, person, reference, turn.messageId);
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
      void work.then(({ inPlace }) => (inPlace?.card && !inPlace.fleeting && turn.messageId ? deps.courier.update(reference, turn.messageId, inPlace) : null));
      return;
    }
    const { replies, inPlace } = done;
    const others = replies.filter((reply) => reply !== inPlace);
    await answerInvoke(context, 200, inPlace?.card ? asCard(inPlace.card) : asMessage(inPlace?.text ?? replies[0]?.text ?? t.fault));
    if (others.length > 0) await sendAll(context, others, person, reference, turn.language);
    // The answer shows in the presser's client alone; the message itself is made to say the same, unless a job of the booking will.
    const madeHere = turn.kind === "press" && (turn.verb === buttons.book || turn.verb === buttons.say);
    if (madeHere && inPlace?.shows && inPlace.card && turn.messageId) void deps.courier.update(reference, turn.messageId, inPlace);
  };

  return { hear };
}

const conversationIsOwn = (reference: ChatReference): boolean => reference.conversation.conversationType === "personal";

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
