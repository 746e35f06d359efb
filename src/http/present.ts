import type { Alternative, Board, BoardDay, Booking as WireBooking, Hub as WireHub, HubDay, Refusal as WireRefusal } from "../contract.ts";
import type { Hub, HubOpening } from "../domain/hub.ts";
import type { Language } from "../domain/people.ts";
import { checkInFrom, refusalOfCheckIn, refusalOfRelease } from "../domain/policy.ts";
import { ruleNames, rulesOf } from "../domain/hub.ts";
import { clockTimeOf, isoWithOffset, localDateOf } from "../domain/time.ts";
import type { LocalDate } from "../domain/time.ts";
import type { HubBook, PartOfDay } from "../services/hub/hubBook.ts";
import type { Option, RefusalWithAlternatives } from "../services/ports.ts";
import type { BoardView, BookingView, DayView, FreeCounts, HubDayView } from "../services/verbs.ts";
import { dateWords } from "../services/wording/dateWords.ts";
import { deskWords } from "../services/wording/deskWords.ts";
import { partWords, refusalWords } from "../services/wording/refusalWords.ts";
import { stateWords } from "../services/wording/stateWords.ts";
import { words } from "../services/wording/words.ts";

/** Every field that leaves is named here. */
export function presentBooking({ booking, hub, deskName }: BookingView, language: Language, now: Date): WireBooking {
  const release = refusalOfRelease(booking, now) === null;
  return {
    id: booking.id,
    hubId: hub.id,
    hubName: hub.name,
    deskId: booking.deskId,
    deskName: deskWords(deskName, language),
    date: booking.date,
    start: isoWithOffset(booking.during.start),
    end: isoWithOffset(booking.during.end),
    part: booking.part,
    status: booking.status,
    calendar: booking.calendar,
    personId: booking.personId,
    state: stateWords(booking, language),
    can: {
      move: release,
      release,
      checkIn: booking.status !== "checked-in" && refusalOfCheckIn(booking, hub, now) === null,
      undoRelease: booking.status === "released" && booking.during.end > now,
    },
    checkInFrom: isoWithOffset(checkInFrom(booking, hub)),
  };
}

export function presentDay(day: DayView, personId: string, language: Language): BoardDay {
  const { opening } = day;
  const mine = day.claims.filter((claim) => claim.personId === personId).toSorted((a, b) => a.during.start.getTime() - b.during.start.getTime())[0];
  const happening = opening.open ? day.hub.happenings.find((one) => one.date === day.date)?.text[language] : undefined;
  return {
    date: day.date,
    open: opening.open,
    ...(opening.open ? { opens: opening.hours.opens, closes: opening.hours.closes } : closedBecause(opening, language)),
    total: day.total,
    free: day.free,
    freeMorning: day.freeMorning,
    freeAfternoon: day.freeAfternoon,
    ...(day.fits && { fits: day.fits }),
    ...(mine ? { mine: mine.bookingId, mineStatus: mine.status, mineCalendar: mine.calendar, minePart: mine.part } : {}),
    coming: day.coming,
    ...(happening === undefined ? {} : { happening }),
  };
}

/** The reason for a closed day; an ordinary closed weekday needs none. */
function closedBecause(opening: Extract<HubOpening, { open: false }>, language: Language): { closedBecause?: string } {
  if (opening.because === "not-bookable") return { closedBecause: words(language)("closed.not-bookable") };
  return opening.because === "closed-day" ? { closedBecause: opening.reason[language] } : {};
}

/** The day with nothing free in what of it is over, whoever sat there. The same day while all of it is to come, so that what is written of it is found again. */
function leftOf<Day extends DayView>(day: Day, hubBook: HubBook, now: Date): Day {
  const { during } = hubBook.on(day.hub, day.date);
  const left = (part: PartOfDay, free: number): number => ((during[part]?.end ?? now) > now ? free : 0);
  const countsLeft = (of: FreeCounts): FreeCounts => ({ free: left("day", of.free), freeMorning: left("morning", of.freeMorning), freeAfternoon: left("afternoon", of.freeAfternoon) });
  const counts = countsLeft(day);
  const same = counts.free === day.free && counts.freeMorning === day.freeMorning && counts.freeAfternoon === day.freeAfternoon;
  return same ? day : { ...day, ...counts, ...(day.fits && { fits: countsLeft(day.fits) }) };
}

const dayTexts = { sv: new WeakMap<DayView, string>(), en: new WeakMap<DayView, string>() };
const hubTexts = new WeakMap<Hub, string>();

/** A day's JSON. It is the same for everybody who has no booking there, and written once for them until the day changes. */
function dayText(day: DayView, personId: string, language: Language): string {
  if (day.people.has(personId)) return JSON.stringify(presentDay(day, personId, language));
  const written = dayTexts[language].get(day);
  if (written !== undefined) return written;
  const text = JSON.stringify(presentDay(day, personId, language));
  dayTexts[language].set(day, text);
  return text;
}

/** The JSON of a hub on the board but for its distance and days, left open for them. */
function hubText(hub: Hub): string {
  const written = hubTexts.get(hub);
  if (written !== undefined) return written;
  const head: Omit<Board["hubs"][number], "days" | "distanceKm"> = { id: hub.id, name: hub.name, bookable: hub.bookable, horizonDays: rulesOf(hub).horizonDays, kinds: [...hub.kinds] };
  const text = JSON.stringify(head).slice(0, -1);
  hubTexts.set(hub, text);
  return text;
}

/**
 * The board as JSON text of the shape `Board`, put together from days that are already written: making a region's 300 days anew
 * for each reader cost more than all else in the answer.
 */
export function boardText(view: BoardView, personId: string, language: Language, hubBook: HubBook, now: Date): string {
  const today = localDateOf(now);
  const head: Omit<Board, "hubs"> = { from: view.from, days: [...view.dates], ...(view.kinds.length > 0 && { kinds: [...view.kinds] }) };
  let text = `${JSON.stringify(head).slice(0, -1)},"hubs":[`;
  let between = "";
  for (const { hub, distanceKm, days } of view.hubs) {
    text += `${between}${hubText(hub)},"distanceKm":${String(distanceKm)},"days":[${days.map((day) => dayText(day.date === today ? leftOf(day, hubBook, now) : day, personId, language)).join()}]}`;
    between = ",";
  }
  return `${text}]}`;
}

export function presentHubDay(view: HubDayView, personId: string, language: Language, hubBook: HubBook, now: Date): HubDay {
  const { during } = hubBook.on(view.hub, view.date);
  const freeDuring = (deskId: string, part: { start: Date; end: Date } | null): boolean =>
    part !== null && part.end > now && !view.claims.some((claim) => claim.deskId === deskId && claim.during.start < part.end && part.start < claim.during.end);
  return {
    ...presentDay(leftOf(view, hubBook, now), personId, language),
    hubId: view.hub.id,
    desks: view.hub.desks.map((desk) => {
      const claims = view.claims.filter((claim) => claim.deskId === desk.id);
      const mine = claims.find((claim) => claim.personId === personId);
      return {
        id: desk.id,
        name: deskWords(desk.name, language),
        kinds: [...desk.kinds],
        free: freeDuring(desk.id, during.day),
        freeMorning: freeDuring(desk.id, during.morning),
        freeAfternoon: freeDuring(desk.id, during.afternoon),
        taken: claims.map((claim) => ({ from: clockTimeOf(claim.during.start), to: clockTimeOf(claim.during.end) })),
        ...(mine ? { mine: mine.bookingId } : {}),
      };
    }),
    names: [...view.names],
  };
}

export function presentHub(hub: Hub, distanceKm: number | null, language: Language, hubBook: HubBook, now: Date): WireHub {
  const { about } = hub;
  const rules = rulesOf(hub);
  const today = localDateOf(now);
  const holidays = [...hubBook.holidays()].map(([date, reason]) => ({ date, reason }));
  const closed = [...hub.closedDays, ...holidays].filter((day) => day.date >= today).toSorted((a, b) => a.date.localeCompare(b.date));
  return {
    id: hub.id,
    name: hub.name,
    locality: hub.locality,
    municipality: hub.municipality,
    position: { ...hub.position },
    distanceKm,
    bookable: hub.bookable,
    ...(hub.bookable ? {} : { notBookableBecause: words(language)("closed.not-bookable") }),
    opening: hub.opening.map((hours) => ({ ...hours })),
    closedDays: closed.slice(0, 10).map((day) => ({ date: day.date, reason: day.reason[language] })),
    kinds: [...hub.kinds],
    desks: hub.desks.map((desk) => ({ id: desk.id, name: deskWords(desk.name, language), calendar: desk.calendar, kinds: [...desk.kinds] })),
    about: {
      description: about.description[language],
      gettingThere: about.gettingThere[language],
      contact: { ...about.contact },
      keys: about.keys[language],
      alarm: about.alarm[language],
      coffee: about.coffee[language],
      rules: about.rules[language],
      visitFirst: about.visitFirst[language],
    },
    demo: hub.demo,
    rules: { ...rules },
    ownRules: ruleNames.filter((rule) => hub.ownRules[rule] !== undefined),
  };
}

async function presentAlternative(option: Option, language: Language, hubBook: HubBook, today: LocalDate): Promise<Alternative> {
  const hub = await hubBook.one(option.hubId);
  return {
    hubId: option.hubId,
    hubName: hub?.name ?? option.hubId,
    deskId: option.deskId,
    deskName: deskWords(hub?.desks.find((desk) => desk.id === option.deskId)?.name ?? option.deskId, language),
    date: option.date,
    part: option.part,
    from: clockTimeOf(option.during.start),
    to: clockTimeOf(option.during.end),
    distanceKm: option.distanceKm,
    label: `${hub?.name ?? option.hubId}, ${dateWords(option.date, language, today.slice(0, 4))}, ${partWords(option, language)}`,
  };
}

export async function presentRefusal(refusal: RefusalWithAlternatives, language: Language, hubBook: HubBook, now: Date): Promise<WireRefusal> {
  const today = localDateOf(now);
  const alternatives = await Promise.all(refusal.alternatives.map((option) => presentAlternative(option, language, hubBook, today)));
  return { code: refusal.code, ...refusalWords(refusal, language, today), ...(refusal.opens === undefined ? {} : { opens: refusal.opens }), alternatives };
}
