import type { Audience } from "../../../domain/survey/audience.ts";
import { isIn, mostLoad } from "../../../domain/survey/audience.ts";
import type { Invited } from "../../../domain/survey/places.ts";
import type { Band } from "../../../domain/survey/extent.ts";
import { bandOf } from "../../../domain/survey/extent.ts";
import type { SurveyRefusalCode } from "../../../domain/survey/surveyRefusal.ts";
import type { LocalDate } from "../../../domain/time.ts";
import { addDays } from "../../../domain/time.ts";
import type { CampaignDeps } from "../surveyDeps.ts";

/** Days back that hub and extent are judged by. */
const backgroundDays = 90;

/** Somebody who is asked, with the background that is known of them. */
export type Asked = { readonly personId: string; readonly hub: string | null; readonly municipality: string | null; readonly daysPerWeek: number; readonly firstDay: LocalDate | null };
export type AudienceFound = { readonly ok: true; readonly people: readonly Asked[] } | { readonly ok: false; readonly code: Extract<SurveyRefusalCode, "no-such-group" | "group-not-reached"> };

/** The background of people as it is today. */
export const backgroundOf = (deps: Pick<CampaignDeps, "surveyPeople">, who: readonly string[] | "everyone", today: LocalDate): ReturnType<CampaignDeps["surveyPeople"]["background"]> => deps.surveyPeople.background(who, addDays(today, -backgroundDays), today);

/** An audience with the name of its group, as Entra has it now; where that cannot be read the group is known by its id alone. */
export async function named({ groups }: Pick<CampaignDeps, "groups">, audience: Audience): Promise<Audience> {
  if (audience.kind !== "group") return audience;
  const found = await groups.name(audience.groupId);
  return { ...audience, name: found.ok ? found.value : null };
}

/** Who is in an audience now, with the background of today. */
export async function audienceOf(deps: Pick<CampaignDeps, "surveyPeople" | "groups" | "log">, audience: Audience, today: LocalDate): Promise<AudienceFound> {
  const { surveyPeople, groups } = deps;
  const members = audience.kind === "group" ? await groups.members(audience.groupId) : null;
  if (members && !members.ok) {
    deps.log.warn("a group that is an audience could not be read", { why: members.why, code: members.code });
    return { ok: false, code: members.why === "not-found" || members.why === "refused" ? "no-such-group" : "group-not-reached" };
  }
  const asked = members?.value ?? "everyone";
  const people = await backgroundOf(deps, asked, today);
  const daysIn = audience.kind === "days-booked" ? new Map((await surveyPeople.background(asked, audience.from, audience.to)).map((one) => [one.personId, one.daysBooked])) : null;
  return { ok: true, people: people.filter((one) => isIn(audience, { ...one, daysBooked: daysIn?.get(one.personId) ?? one.daysBooked })) };
}

/** Those who may be asked on a day, and how many are spared because they have been asked enough within four weeks. */
export async function spare(deps: Pick<CampaignDeps, "surveyPeople">, people: readonly Asked[], on: LocalDate): Promise<{ readonly invited: readonly Asked[]; readonly spared: number }> {
  const load = await deps.surveyPeople.load(people.map((one) => one.personId), addDays(on, 1 - mostLoad.days), addDays(on, 1));
  const invited = people.filter((one) => (load.get(one.personId) ?? 0) < mostLoad.waves);
  return { invited, spared: people.length - invited.length };
}

/** The same as places are made of. */
export const asInvited = (people: readonly Asked[], bands: readonly Band[]): Invited[] => people.map(({ personId, hub, municipality, daysPerWeek }) => ({ personId, hub, municipality, extent: bandOf(daysPerWeek, bands) }));
