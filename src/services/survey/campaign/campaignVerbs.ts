import type { Audience } from "../../../domain/survey/audience.ts";
import type { InstrumentFault } from "../../../domain/survey/fault.ts";
import type { Instrument, Texts } from "../../../domain/survey/instrument.ts";
import type { Schedule } from "../../../domain/survey/schedule.ts";
import type { StoredPlace } from "../../../domain/survey/places.ts";
import type { Actor } from "../../../domain/people.ts";
import type { LocalDate } from "../../../domain/time.ts";
import type { Answer } from "../../ports.ts";
import type { Campaign, SendingCount, Wave } from "../surveyPorts.ts";

/** What HR asks for: whom to ask what, and when. */
export type CampaignWish = { readonly title: Texts; readonly instrument: { readonly id: string; readonly version: number }; readonly audience: Audience; readonly schedule: Schedule };

/** A wave as HR sees it before it is closed: whom it goes to, and how the sending stands; nothing of answers. */
export type WaveView = {
  readonly wave: Wave;
  /** null before it opens */
  readonly invited: number | null;
  readonly sending: SendingCount;
  /** null when nothing is being sent */
  readonly secondsLeft: number | null;
  /** in words, why it never opened; null where it did, will, or HR stopped it */
  readonly gaveUpSays: string | null;
};
export type CampaignView = { readonly campaign: Campaign; readonly instrument: Instrument; readonly waves: readonly WaveView[]; readonly audienceSays: string; readonly scheduleSays: string };
export type PreviewView = { readonly audienceSays: string; readonly invited: number; readonly spared: number; readonly places: readonly { readonly says: string; readonly invited: StoredPlace["invited"] }[]; readonly smallest: readonly string[]; readonly card: unknown };
export type AuditView = { readonly at: Date; readonly by: string; readonly what: string; readonly about: string };
/** A file that is no instrument is refused with all that is wrong with it, in words. */
export type Imported = Answer<Instrument> | (Extract<Answer<Instrument>, { ok: false }> & { readonly faults: readonly (InstrumentFault & { readonly message: string })[] });

/** What HR does with surveys, short of results. Every verb checks the actor's role itself and leaves a line for whoever watches HR. */
export type CampaignVerbs = {
  instruments(actor: Actor): Promise<Answer<readonly Instrument[]>>;
  instrument(actor: Actor, id: string, version: number): Promise<Answer<Instrument>>;
  importInstrument(actor: Actor, json: string): Promise<Imported>;
  campaigns(actor: Actor): Promise<Answer<readonly CampaignView[]>>;
  campaign(actor: Actor, id: string): Promise<Answer<CampaignView>>;
  makeCampaign(actor: Actor, wish: CampaignWish): Promise<Answer<CampaignView>>;
  editCampaign(actor: Actor, id: string, wish: CampaignWish): Promise<Answer<CampaignView>>;
  removeCampaign(actor: Actor, id: string): Promise<Answer<null>>;
  previewCampaign(actor: Actor, wish: CampaignWish): Promise<Answer<PreviewView>>;
  launchCampaign(actor: Actor, id: string): Promise<Answer<CampaignView>>;
  stopCampaign(actor: Actor, id: string): Promise<Answer<CampaignView>>;
  remindWave(actor: Actor, waveId: string): Promise<Answer<null>>;
  closeWave(actor: Actor, waveId: string): Promise<Answer<null>>;
  surveyAudit(actor: Actor, from: LocalDate, to: LocalDate, as: "page" | "file"): Promise<Answer<readonly AuditView[]>>;
};
