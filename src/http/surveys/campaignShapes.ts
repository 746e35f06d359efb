import { z } from "zod";
import type { AudienceWish, CampaignDetail, CampaignPreview, Campaigns, CampaignWish, Instruments, ScheduleWish, SurveyAudit } from "../../contract/surveys.ts";
import { localDate } from "../shapes.ts";

/** What comes in about campaigns, parsed once; strict, so that a misspelt member is not passed over. */
const text = (most: number) => z.string().trim().min(1).max(most).regex(/^[^\0\p{Cs}]*$/u, "must hold no NUL and no half of a character");
const whole = (least: number, most: number) => z.number().int().min(least).max(most);
const titles = z.strictObject({ sv: text(120), en: text(120) });
const remindAfterDays = z.array(whole(1, 365)).max(10);
const openDays = whole(1, 183);

const audience: z.ZodType<AudienceWish> = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("everyone") }),
    z.strictObject({ kind: z.literal("group"), groupId: z.guid() }),
    z.strictObject({ kind: z.literal("hubs"), hubIds: z.array(text(100)).min(1).max(100) }),
    z.strictObject({ kind: z.literal("role"), role: z.enum(["hub-worker", "office-worker"]) }),
    z.strictObject({ kind: z.literal("days-booked"), from: localDate, to: localDate, least: whole(0, 1000), most: whole(0, 1000).nullable() }).refine(({ from, to, least, most }) => from < to && (most === null || most >= least), "from must be before to, and most at least least"),
  ])
  .meta({ id: "AudienceWish" });
const schedule: z.ZodType<ScheduleWish> = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("dates"), opens: localDate, closes: localDate, remindAfterDays }),
    z.strictObject({ kind: z.literal("from-first-day"), when: z.enum(["before", "after-4-weeks", "at-12-months"]), opens: localDate, closes: localDate, openDays, remindAfterDays }),
    z.strictObject({ kind: z.literal("rhythm"), opens: localDate, until: localDate, everyWeeks: whole(1, 52), openDays, remindAfterDays }),
  ])
  .meta({ id: "ScheduleWish" });
const instrument = { id: text(100), version: whole(1, 1_000_000) };
export const campaignWish: z.ZodType<CampaignWish> = z.strictObject({ title: titles, instrument: z.strictObject(instrument), audience, schedule }).meta({ id: "CampaignWish" });
/** A form as GET gives it; what is inside is judged by the service, with every fault listed. */
export const instrumentFile = z.looseObject({}).meta({ id: "InstrumentFile" });
export const instrumentPath = z.object({ instrumentId: instrument.id, version: z.coerce.number().pipe(instrument.version) });
export const campaignPath = z.object({ campaignId: z.guid() });
export const auditQuery = z.object({ from: localDate, to: localDate });

/** What goes out, held to the wire types by the compiler. */
const instrumentItem = z.object({ id: z.string(), version: z.number(), title: z.string(), questions: z.number(), wording: z.enum(["house", "licensed"]), wellBeing: z.boolean() });
export const instrumentsOut: z.ZodType<Instruments> = z.object({ instruments: z.array(instrumentItem) }).meta({ id: "Instruments" });
export const instrumentOut = instrumentItem.meta({ id: "InstrumentItem" });
const sending = z.object({ queued: z.number(), sent: z.number(), blocked: z.number(), missing: z.number(), failed: z.number(), stopped: z.number(), secondsLeft: z.number().nullable() });
const wave = z.object({
  id: z.string(),
  number: z.number(),
  opens: z.string(),
  closes: z.string(),
  state: z.enum(["planned", "open", "closing", "closed", "frozen", "stopped"]),
  invited: z.number().nullable(),
  spared: z.number(),
  sending,
  results: z.boolean(),
  why: z.string().optional(),
});
const item = z.object({
  id: z.string(),
  title: z.string(),
  instrument: z.object({ id: z.string(), version: z.number(), title: z.string() }),
  state: z.enum(["draft", "running", "ended", "stopped"]),
  audience: z.union([audience, z.strictObject({ kind: z.literal("earlier") })]),
  audienceSays: z.string(),
  scheduleSays: z.string(),
  schedule,
  waves: z.array(wave),
});
export const campaignsOut: z.ZodType<Campaigns> = z.object({ campaigns: z.array(item) }).meta({ id: "Campaigns" });
export const campaignOut: z.ZodType<CampaignDetail> = item.extend({ titles: z.object({ sv: z.string(), en: z.string() }) }).meta({ id: "CampaignDetail" });
export const previewOut: z.ZodType<CampaignPreview> = z
  .object({ audienceSays: z.string(), invited: z.number(), spared: z.number(), places: z.array(z.object({ says: z.string(), invited: z.number() })), smallest: z.array(z.string()), card: z.unknown() })
  .meta({ id: "CampaignPreview" });
export const auditOut: z.ZodType<SurveyAudit> = z.object({ entries: z.array(z.object({ at: z.string(), by: z.string(), what: z.string(), about: z.string() })) }).meta({ id: "SurveyAudit" });
