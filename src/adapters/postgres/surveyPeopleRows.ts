import { z } from "zod";
import type { Audience } from "../../domain/survey/audience.ts";
import type { Instrument } from "../../domain/survey/instrument.ts";
import { readInstrument } from "../../domain/survey/readInstrument.ts";
import type { Schedule } from "../../domain/survey/schedule.ts";
import type { StoredPlace } from "../../domain/survey/places.ts";
import type { Campaign, Invitation, Wave, WhyStopped } from "../../services/survey/surveyPorts.ts";
import { instantColumn } from "./rows.ts";

/** Parsers of what stands in survey_people, made once. */
const texts = z.object({ sv: z.string(), en: z.string() });
const instant = z.coerce.number().transform((ms) => new Date(ms));

const instrumentBody = z.unknown().transform((body, context) => {
  const read = readInstrument(body);
  if (read.ok) return read.instrument;
  context.addIssue({ code: "custom", message: "is no instrument" });
  return z.NEVER;
});
const instrumentRows = z.array(z.object({ body: instrumentBody }).transform((row) => row.body));
export const instrumentsOf = (rows: unknown): Instrument[] => instrumentRows.parse(rows);

const pilotRows = z.array(z.object({ id: z.string(), name: z.string(), state: z.enum(["confidential", "anonymous"]) }));
export const pilotsOf = (rows: unknown): z.output<typeof pilotRows> => pilotRows.parse(rows);

const audience: z.ZodType<Audience> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("everyone") }),
  z.object({ kind: z.literal("group"), groupId: z.string(), name: z.string().nullable().default(null) }),
  z.object({ kind: z.literal("hubs"), hubIds: z.array(z.string()) }),
  z.object({ kind: z.literal("role"), role: z.enum(["hub-worker", "office-worker"]) }),
  z.object({ kind: z.literal("days-booked"), from: z.string(), to: z.string(), least: z.number(), most: z.number().nullable() }),
  z.object({ kind: z.literal("earlier") }),
]);
const remindAfterDays = z.array(z.number());
const schedule: z.ZodType<Schedule> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("dates"), opens: z.string(), closes: z.string(), remindAfterDays }),
  z.object({ kind: z.literal("from-first-day"), when: z.enum(["before", "after-4-weeks", "at-12-months"]), opens: z.string(), closes: z.string(), openDays: z.number(), remindAfterDays }),
  z.object({ kind: z.literal("rhythm"), opens: z.string(), until: z.string(), everyWeeks: z.number(), openDays: z.number(), remindAfterDays }),
]);
const thresholds = z.object({ respondents: z.number(), texts: z.number(), wellBeing: z.number(), side: z.number(), steps: z.number(), spread: z.number(), waveBy: z.array(z.string()) });
const bands = z.array(z.object({ id: z.string(), text: texts, from: z.number() }));

export const campaignColumns = "id, pilot_id, title, instrument_id, instrument_version, audience, schedule, thresholds, bands, state, made::text AS made";
const campaignRow = z
  .object({ id: z.string(), pilot_id: z.string(), title: texts, instrument_id: z.string(), instrument_version: z.number(), audience, schedule, thresholds, bands, state: z.enum(["draft", "running", "ended", "stopped"]), made: z.string() })
  .transform(
    (row): Campaign => ({
      id: row.id,
      pilotId: row.pilot_id,
      title: row.title,
      instrumentId: row.instrument_id,
      instrumentVersion: row.instrument_version,
      audience: row.audience,
      schedule: row.schedule,
      thresholds: row.thresholds,
      bands: row.bands,
      state: row.state,
      made: row.made,
    }),
  );
const campaignRows = z.array(campaignRow);
export const campaignsOf = (rows: unknown): Campaign[] => campaignRows.parse(rows);

const waveStates = z.enum(["planned", "open", "closing", "closed", "frozen", "stopped"]);
export const waveColumns = `id, campaign_id, number, ${instantColumn("opens", "opens_ms")}, ${instantColumn("closes", "closes_ms")}, state, erased_since, spared,
  (SELECT coalesce(json_agg((extract(epoch FROM r) * 1000)::float8 ORDER BY r), '[]') FROM unnest(reminders) AS r) AS reminders`;
const waveRow = z
  .object({ id: z.string(), campaign_id: z.string(), number: z.number(), opens_ms: instant, closes_ms: instant, state: waveStates, reminders: z.array(instant), erased_since: z.boolean(), spared: z.number() })
  .transform((row): Wave => ({ id: row.id, campaignId: row.campaign_id, number: row.number, opens: row.opens_ms, closes: row.closes_ms, state: row.state, reminders: row.reminders, erasedSince: row.erased_since, spared: row.spared }));
const waveRows = z.array(waveRow);
export const wavesOf = (rows: unknown): Wave[] => waveRows.parse(rows);

const givenUpRows = z.array(z.object({ id: z.string(), stopped_because: z.enum(["too-few", "not-in-time"]) }));
export const givenUpOf = (rows: unknown): ReadonlyMap<string, WhyStopped> => new Map(givenUpRows.parse(rows).map((row) => [row.id, row.stopped_because]));

const placeRows = z.array(
  z
    .object({ id: z.string(), hub: z.string(), municipality: z.string(), extent: z.string(), invited: z.number() })
    .transform((row): StoredPlace => ({ id: row.id, values: { hub: row.hub, municipality: row.municipality, extent: row.extent }, invited: row.invited })),
);
export const placesOf = (rows: unknown): StoredPlace[] => placeRows.parse(rows);

export const invitationColumns = "wave_id, person_id, place_id, entered::text AS entered, sending, attempts, conversation_id, activity_id, answered, opted_out, linked, hides_among";
const invitationRow = z
  .object({
    wave_id: z.string(),
    person_id: z.string(),
    place_id: z.string().nullable(),
    entered: z.string(),
    sending: z.enum(["queued", "sending", "sent", "blocked", "missing", "failed", "stopped"]),
    attempts: z.number(),
    conversation_id: z.string().nullable(),
    activity_id: z.string().nullable(),
    answered: z.boolean(),
    opted_out: z.boolean(),
    linked: z.boolean(),
    hides_among: z.string().nullable(),
  })
  .transform(
    (row): Invitation => ({
      waveId: row.wave_id,
      personId: row.person_id,
      placeId: row.place_id,
      entered: row.entered,
      sending: row.sending,
      attempts: row.attempts,
      conversationId: row.conversation_id,
      activityId: row.activity_id,
      answered: row.answered,
      optedOut: row.opted_out,
      linked: row.linked,
      hidesAmong: row.hides_among,
    }),
  );
const invitationRows = z.array(invitationRow);
export const invitationsOf = (rows: unknown): Invitation[] => invitationRows.parse(rows);

const countRows = z.array(z.object({ name: z.string(), n: z.coerce.number() }));
/** How many there are of each name. */
export const countsOf = (rows: unknown): ReadonlyMap<string, number> => new Map(countRows.parse(rows).map((row) => [row.name, row.n]));

const auditRows = z.array(
  z.object({ at_ms: instant, by_name: z.string(), what: z.string(), about: z.record(z.string(), z.union([z.string(), z.number()])) }).transform((row) => ({ at: row.at_ms, byName: row.by_name, what: row.what, about: row.about })),
);
export const auditsOf = (rows: unknown): z.output<typeof auditRows> => auditRows.parse(rows);

const backgroundRows = z.array(
  z
    .object({ person_id: z.string(), hub: z.string().nullable(), municipality: z.string().nullable(), days_per_week: z.coerce.number(), days_booked: z.coerce.number(), first_day: z.string().nullable() })
    .transform((row) => ({ personId: row.person_id, hub: row.hub, municipality: row.municipality, daysPerWeek: row.days_per_week, daysBooked: row.days_booked, firstDay: row.first_day })),
);
export const backgroundOf = (rows: unknown): z.output<typeof backgroundRows> => backgroundRows.parse(rows);
