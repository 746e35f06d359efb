import type { AudienceWish, CampaignDetail, CampaignWish, ScheduleWish } from "../../../src/contract/surveys.ts";
import { addDays, isDate } from "../../shell/dates.ts";

/** A campaign as it stands in the form: what each kind of audience and schedule needs is kept while one tries another kind. Last days are included here, as people say them; on the wire they are not. */
export type Drafted = {
  readonly sv: string;
  readonly en: string;
  /** "id@version", or "" */
  readonly instrument: string;
  readonly audience: AudienceWish["kind"];
  readonly groupId: string;
  readonly hubIds: readonly string[];
  readonly role: "hub-worker" | "office-worker";
  readonly from: string;
  readonly to: string;
  readonly least: string;
  readonly most: string;
  readonly schedule: ScheduleWish["kind"];
  readonly opens: string;
  readonly lastDay: string;
  readonly firstDay: "before" | "after-4-weeks" | "at-12-months";
  readonly everyWeeks: string;
  readonly openDays: string;
  readonly remind: string;
};

export const newDraft = (today: string): Drafted => ({
  sv: "",
  en: "",
  instrument: "",
  audience: "everyone",
  groupId: "",
  hubIds: [],
  role: "hub-worker",
  from: addDays(today, -90),
  to: today,
  least: "1",
  most: "",
  schedule: "dates",
  opens: addDays(today, 1),
  lastDay: addDays(today, 14),
  firstDay: "after-4-weeks",
  everyWeeks: "4",
  openDays: "7",
  remind: "5",
});

export function draftOf({ titles, instrument, audience, schedule }: CampaignDetail, today: string): Drafted {
  const end = schedule.kind === "rhythm" ? schedule.until : schedule.closes;
  return {
    ...newDraft(today),
    sv: titles.sv,
    en: titles.en,
    instrument: `${instrument.id}@${instrument.version}`,
    audience: audience.kind === "earlier" ? "everyone" : audience.kind,
    ...(audience.kind === "group" && { groupId: audience.groupId }),
    ...(audience.kind === "hubs" && { hubIds: audience.hubIds }),
    ...(audience.kind === "role" && { role: audience.role }),
    ...(audience.kind === "days-booked" && { from: audience.from, to: addDays(audience.to, -1), least: String(audience.least), most: audience.most === null ? "" : String(audience.most) }),
    schedule: schedule.kind,
    opens: schedule.opens,
    lastDay: addDays(end, -1),
    remind: schedule.remindAfterDays.join(", "),
    ...(schedule.kind === "from-first-day" && { firstDay: schedule.when, openDays: String(schedule.openDays) }),
    ...(schedule.kind === "rhythm" && { everyWeeks: String(schedule.everyWeeks), openDays: String(schedule.openDays) }),
  };
}

export type DraftFault = "title" | "instrument" | "group" | "hubs" | "days" | "dates" | "rhythm" | "openDays" | "remind";

const whole = (written: string): number => (/^\s*\d{1,4}\s*$/.test(written) ? Number(written) : Number.NaN);
/** The days that somebody wrote with commas or spaces between; null when one of them is no whole number above 0. */
export function daysOf(written: string): number[] | null {
  const days = written.split(/[\s,;]+/).filter((part) => part !== "").map(whole);
  return days.every((day) => day >= 1) ? days : null;
}

export function whatFaults({ sv, en, instrument }: Drafted): DraftFault[] {
  return [...(sv.trim() === "" || en.trim() === "" ? ["title" as const] : []), ...(instrument === "" ? ["instrument" as const] : [])];
}

export function whomFaults({ audience, groupId, hubIds, from, to, least, most }: Drafted): DraftFault[] {
  if (audience === "group" && groupId.trim() === "") return ["group"];
  if (audience === "hubs" && hubIds.length === 0) return ["hubs"];
  const days = isDate(from) && isDate(to) && from <= to && whole(least) >= 0 && (most.trim() === "" || whole(most) >= whole(least));
  return audience === "days-booked" && !days ? ["days"] : [];
}

export function whenFaults({ schedule, opens, lastDay, everyWeeks, openDays, remind }: Drafted): DraftFault[] {
  const faults: DraftFault[] = [];
  if (!isDate(opens) || !isDate(lastDay) || lastDay < opens) faults.push("dates");
  if (schedule === "rhythm" && !(whole(everyWeeks) >= 1 && whole(openDays) >= 1 && whole(openDays) <= whole(everyWeeks) * 7)) faults.push("rhythm");
  if (schedule === "from-first-day" && !(whole(openDays) >= 1)) faults.push("openDays");
  if (daysOf(remind) === null) faults.push("remind");
  return faults;
}

/** The wish as it is sent; null while something is missing. */
export function wishOf(drafted: Drafted): CampaignWish | null {
  if ([...whatFaults(drafted), ...whomFaults(drafted), ...whenFaults(drafted)].length > 0) return null;
  const at = drafted.instrument.lastIndexOf("@");
  return {
    title: { sv: drafted.sv.trim(), en: drafted.en.trim() },
    instrument: { id: drafted.instrument.slice(0, at), version: Number(drafted.instrument.slice(at + 1)) },
    audience: audienceOf(drafted),
    schedule: scheduleOf(drafted),
  };
}

function audienceOf({ audience, groupId, hubIds, role, from, to, least, most }: Drafted): AudienceWish {
  switch (audience) {
    case "everyone":
      return { kind: "everyone" };
    case "group":
      return { kind: "group", groupId: groupId.trim() };
    case "hubs":
      return { kind: "hubs", hubIds: [...hubIds] };
    case "role":
      return { kind: "role", role };
    case "days-booked":
      return { kind: "days-booked", from, to: addDays(to, 1), least: whole(least), most: most.trim() === "" ? null : whole(most) };
  }
}

function scheduleOf({ schedule, opens, lastDay, firstDay, everyWeeks, openDays, remind }: Drafted): ScheduleWish {
  const remindAfterDays = daysOf(remind) ?? [];
  const end = addDays(lastDay, 1);
  switch (schedule) {
    case "dates":
      return { kind: "dates", opens, closes: end, remindAfterDays };
    case "from-first-day":
      return { kind: "from-first-day", when: firstDay, opens, closes: end, openDays: whole(openDays), remindAfterDays };
    case "rhythm":
      return { kind: "rhythm", opens, until: end, everyWeeks: whole(everyWeeks), openDays: whole(openDays), remindAfterDays };
  }
}

/** The waves that a schedule makes: the first and last day of each. */
export function wavesOf(schedule: ScheduleWish): readonly { readonly opens: string; readonly lastDay: string }[] {
  if (schedule.kind !== "rhythm") return [{ opens: schedule.opens, lastDay: addDays(schedule.closes, -1) }];
  const waves = [];
  for (let opens = schedule.opens; opens < schedule.until; opens = addDays(opens, schedule.everyWeeks * 7)) waves.push({ opens, lastDay: addDays(opens, schedule.openDays - 1) });
  return waves;
}
