import { isActive } from "../src/domain/booking.ts";
import type { Booking } from "../src/domain/booking.ts";
import type { Actor, Person } from "../src/domain/people.ts";
import type { RefusalCode } from "../src/domain/refusal.ts";
import type { Called, CallFault, CardStore, Matter, Messenger } from "../src/services/ports.ts";
import { refusalWords } from "../src/services/wording/refusalWords.ts";
import type { BookingView, Verbs } from "../src/services/verbs.ts";
import { cardReferenceShape, referenceShape } from "./activity.ts";
import type { ChatReference } from "./activity.ts";
import { bookingCard } from "./cards/bookingCard.ts";
import { severalCard } from "./cards/severalCard.ts";
import type { Card } from "./cards/shape.ts";
import type { Courier } from "./courier.ts";
import { botTexts } from "./texts/botTexts.ts";
import { languageOfLocale } from "./reading/languageOf.ts";
import { noticeCard } from "./turns/notice.ts";
import type { Shows } from "./turns/turnTypes.ts";

export type MessengerDeps = {
  readonly verbs: Verbs;
  readonly cards: CardStore;
  readonly courier: Courier;
  person(id: string): Promise<Person | null>;
  tabLink(subPage: string): string;
  now(): Date;
  newId(): string;
};

/** What is said of a place that stands as the person finds it, on the booking's own card. */
const saidOnCard: ReadonlySet<Matter> = new Set<Matter>(["booked-for-you", "moved-for-you", "released-for-you", "there-too", "hub-closes"]);

/** Matters that ask for the person's eye: a new message, not only a changed card. */
const noticed = (matter: Matter, booking: Booking): boolean =>
  saidOnCard.has(matter) || matter === "declined" || matter === "move-declined" || matter === "unanswered" || matter === "put-back" || (matter === "changed" && booking.status === "cancelled");

const nowhere: CallFault = { ok: false, why: "not-found", code: "no-conversation" };

/**
 * Brings every kept card of a booking up to date, and sends what must be seen. Repeatable: a kept message is updated, never
 * sent again; a notice is kept under its matter and place, so that a repeated job finds it.
 */
export const makeMessenger = (deps: MessengerDeps): Messenger => ({
  tell: async ({ bookingId, matter, because }): Promise<Called<null>> => {
    const reach = await deps.cards.reach(bookingId);
    if (!reach || (reach.cards.length === 0 && reach.conversation === null)) return nowhere;
    const { cards: rows, conversation } = reach;
    const person = await deps.person(reach.personId);
    if (!person) return { ok: false, why: "not-found", code: "no-such-person" };
    const spoken = referenceShape.safeParse(rows[0]?.reference ?? conversation);
    const language = person.language ?? languageOfLocale(spoken.success ? spoken.data.locale : null);
    const actor: Actor = { personId: person.id, roles: [], language, surface: "bot" };
    const read = await deps.verbs.booking(actor, bookingId);
    if (!read.ok) return { ok: true, value: null };
    const view = read.value;
    const kept = rows.flatMap((row) => {
      const parsed = cardReferenceShape.safeParse(row.reference);
      return parsed.success ? [{ ...row, reference: parsed.data }] : [];
    });
    const notice = noticed(matter, view.booking) ? noticeKey(matter, view.booking) : null;
    const draw = makeDraw(deps, actor, view);

    const faults: CallFault[] = [];
    for (const { reference, activityId } of kept) {
      if (notice !== null && reference.shows.notice === notice) continue;
      const card = await draw(reference, reference.shows);
      if (!card) continue;
      const updated = await deps.courier.update(reference, activityId, { text: card.fallbackText, card });
      if (!updated.ok) faults.push(updated);
    }

    const missing = notice === null ? kept.length === 0 && (matter === "booked" || matter === "confirmed") : !kept.some(({ reference }) => reference.shows.notice === notice);
    if (missing) {
      const sent = await send(deps, conversation, actor, view, { matter, because }, notice, draw);
      if (!sent.ok) return sent;
    }
    return faults.find((fault) => fault.why === "later") ?? { ok: true, value: null };
  },
});

/** The matter, and for a put-back the rule behind it. */
type About = { readonly matter: Matter; readonly because: RefusalCode | undefined };

/** One notice for one matter at one place and time. */
const noticeKey = (matter: Matter, { deskId, during }: Booking): string => `${matter} ${deskId} ${during.start.toISOString()}`;

type Draw = (to: ChatReference, shows: Shows) => Promise<Card | null>;

function makeDraw(deps: MessengerDeps, actor: Actor, view: BookingView): Draw {
  const { language } = actor;
  const now = deps.now();
  return async (to, shows) => {
    const userId = to.conversation.isGroup ? null : (to.user?.id ?? null);
    if (shows.bookingIds.length < 2) return bookingCard({ view, language, now, attempt: deps.newId(), link: deps.tabLink(`bokning/${view.booking.id}`), userId, ...(shows.says === undefined ? {} : { notice: shows.says }) });
    const all = await Promise.all(shows.bookingIds.map((id) => deps.verbs.booking(actor, id)));
    const views = all.flatMap((read) => (read.ok ? [read.value] : []));
    const refused = shows.refused.map((day) => ({ ...day, instead: [] }));
    return severalCard({ views, refused, language, attempt: deps.newId(), link: deps.tabLink("mina"), userId, now });
  };
}

/** Sends to the person's own chat and keeps where it went. */
async function send(deps: MessengerDeps, conversation: unknown, actor: Actor, view: BookingView, about: About, notice: string | null, draw: Draw): Promise<Called<null>> {
  const known = referenceShape.safeParse(conversation);
  if (!known.success) return nowhere;
  const to = known.data;
  const title = titleOf(actor, view, about);
  const shows: Shows = { bookingIds: [view.booking.id], refused: [], notice, ...(notice !== null && staysTrue.has(about.matter) ? { says: title } : {}) };
  const card = notice === null || saidOnCard.has(about.matter) ? await draw(to, shows) : await noticeOf(deps, actor, view, title);
  if (!card) return { ok: true, value: null };
  const sent = await deps.courier.send(to, { text: card.fallbackText, card });
  if (!sent.ok) return sent;
  await deps.cards.saveCard({ bookingId: view.booking.id, personId: actor.personId, conversationId: to.conversation.id, activityId: sent.value.activityId, reference: { ...to, shows } });
  return { ok: true, value: null };
}

/** What has happened, and stays so whatever comes after; that the calendar has not answered does not. */
const staysTrue: ReadonlySet<Matter> = new Set<Matter>(["put-back", "move-declined", ...saidOnCard]);

function titleOf({ language }: Actor, view: BookingView, { matter, because }: About): string {
  const { told } = botTexts(language);
  if (matter === "put-back" && because) return told.putBack(refusalWords({ code: because }, language, null).title);
  if (matter === "changed" && view.booking.reason === "over-capacity") return told.noDeskLeft;
  const of: Partial<Record<Matter, string>> = told.of;
  return of[matter] ?? told.declined;
}

/** What is said, with what is free instead: a lost place is booked anew, a place that is still held is moved. */
async function noticeOf(deps: MessengerDeps, actor: Actor, view: BookingView, title: string): Promise<Card> {
  const link = deps.tabLink(`bokning/${view.booking.id}`);
  return noticeCard({ verbs: deps.verbs, actor, now: deps.now(), attempt: deps.newId(), link }, view, title, isActive(view.booking));
}
