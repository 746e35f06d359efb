import type { Audience } from "../../domain/survey/audience.ts";
import type { Answers, Instrument, Texts } from "../../domain/survey/instrument.ts";
import type { Band } from "../../domain/survey/extent.ts";
import type { Linking, Trails } from "../../domain/survey/linking.ts";
import type { Schedule } from "../../domain/survey/schedule.ts";
import type { StoredPlace } from "../../domain/survey/places.ts";
import type { Cut, Decision, Published, Thresholds } from "../../domain/disclosure.ts";
import type { Block, KeptCell, SnapshotKind } from "../../domain/survey/report.ts";
import type { Language } from "../../domain/people.ts";
import type { LocalDate } from "../../domain/time.ts";
import type { Called } from "../ports.ts";

/**
 * What surveys ask of the outside. A campaign asks an audience with an instrument, in one or more waves; an invitation is one
 * person in one wave; a sheet is one answered form under a pseudonym; a draft is a form that is begun or submitted, sealed until
 * sheets are written of it, a batch at a time. People and answers are two stores with two ports, and no verb of either takes both a person and an answer:
 * that is to be seen in one look, so they stay in one file.
 */

export type CampaignState = "draft" | "running" | "ended" | "stopped";
export type Campaign = {
  readonly id: string;
  readonly pilotId: string;
  readonly title: Texts;
  readonly instrumentId: string;
  readonly instrumentVersion: number;
  readonly audience: Audience;
  readonly schedule: Schedule;
  readonly thresholds: Thresholds;
  readonly bands: readonly Band[];
  readonly state: CampaignState;
  readonly made: LocalDate;
};

/** planned → open → closing (what is left is being written) → closed → frozen (results are made); or stopped. */
export type WaveState = "planned" | "open" | "closing" | "closed" | "frozen" | "stopped";
/** A wave that was answered elsewhere: under which place each of those who answered stands. */
export type EarlierWave = { readonly wave: Wave; readonly places: readonly StoredPlace[]; readonly answered: readonly { readonly personId: string; readonly placeId: string }[] };
export type Wave = { readonly id: string; readonly campaignId: string; readonly number: number; readonly opens: Date; readonly closes: Date; readonly state: WaveState; readonly reminders: readonly Date[]; readonly erasedSince: boolean; readonly spared: number };

/** Why a wave never opened: fewer to ask than can hide among each other, or its time went by: the group could not be read, or the service was away. */
export type WhyStopped = "too-few" | "not-in-time";

/** queued → sending → sent; blocked: the person blocks the bot; missing: the app could not be installed; failed: given up. */
export type Sending = "queued" | "sending" | "sent" | "blocked" | "missing" | "failed" | "stopped";
export type Invitation = { readonly waveId: string; readonly personId: string; readonly placeId: string | null; /** the day from which it is open to this person: the wave's own first day, or where people come one by one their own */ readonly entered: LocalDate; readonly sending: Sending; readonly attempts: number; readonly conversationId: string | null; readonly activityId: string | null; readonly answered: boolean; readonly optedOut: boolean; /** their sheet bears the pilot's pseudonym */ readonly linked: boolean; /** the same for all among whom they hide in what is stored; null until that is decided */ readonly hidesAmong: string | null };
export type SendingCount = Readonly<Record<Sending, number>>;

/** Who is asked. Holds no answers, and "answered" only by batches. */
export type SurveyPeople = {
  instruments(): Promise<Instrument[]>;
  instrument(id: string, version: number): Promise<Instrument | null>;
  /** @returns false when that id and version is there with another body */
  addInstrument(instrument: Instrument): Promise<boolean>;
  pilots(): Promise<{ id: string; name: string; state: "confidential" | "anonymous" }[]>;
  /** Adds a pilot where none has that id. */
  addPilot(pilot: { readonly id: string; readonly name: string }): Promise<void>;
  setPilotState(id: string, state: "anonymous"): Promise<void>;
  campaigns(): Promise<Campaign[]>;
  campaign(id: string): Promise<Campaign | null>;
  /** Writes a draft, new or changed. @returns false when the campaign is no draft any more */
  saveDraft(campaign: Campaign): Promise<boolean>;
  /** Takes away a draft; false when it is none. */
  removeDraft(id: string): Promise<boolean>;
  /** Starts a draft: fixes thresholds and bands and adds its waves, in one transaction. @returns false when it is no draft any more: of two who press at once, one does it */
  launch(id: string, fixed: Pick<Campaign, "thresholds" | "bands">, waves: readonly Wave[]): Promise<boolean>;
  /** Stops a running campaign, its waves that are not closed yet and all that is queued to be sent, in one transaction. @returns the waves stopped, or null when it is not running */
  stop(id: string): Promise<string[] | null>;
  /** Sets the state when it is one of `from`, so that two who press at once do it once. */
  setCampaignState(id: string, from: readonly CampaignState[], to: CampaignState): Promise<boolean>;
  waves(campaignId: string): Promise<Wave[]>;
  wave(id: string): Promise<Wave | null>;
  /** Waves in these states whose time (opens, closes or a reminder) has come by `now`, or all of these states when null. */
  wavesIn(states: readonly WaveState[], now: Date | null): Promise<Wave[]>;
  setWaveState(id: string, from: readonly WaveState[], to: WaveState): Promise<boolean>;
  /** Stops a wave that is planned, since it cannot be opened. */
  giveUp(waveId: string, because: WhyStopped): Promise<void>;
  /** The waves of a campaign that never opened, and why. */
  givenUp(campaignId: string): Promise<ReadonlyMap<string, WhyStopped>>;
  setReminders(waveId: string, reminders: readonly Date[]): Promise<void>;
  /** Notes that all who have not answered are reminded now. @returns false, and nothing is noted, when the wave is not open or they were after `notSince`: of two at once, one is let through */
  noteReminder(waveId: string, at: Date, notSince: Date): Promise<boolean>;
  setErasedSince(waveIds: readonly string[]): Promise<void>;
  places(waveId: string): Promise<StoredPlace[]>;
  /**
   * Opens a planned wave, with its places and how many were spared; or, without places, adds to one that is open. Invitations are
   * written in the order given, all in one transaction; a person who is there already stays as is. @returns false, and nothing is
   * done, when another has opened the wave, or it has ended
   */
  invite(waveId: string, places: readonly StoredPlace[], invited: readonly { readonly personId: string; readonly placeId: string | null; readonly entered: LocalDate }[], spared: number): Promise<boolean>;
  /** Divides those who are invited into places, once, where the wave opened without (people came one by one). */
  setPlaces(waveId: string, places: readonly StoredPlace[], placeOf: ReadonlyMap<string, string>): Promise<void>;
  /**
   * Keeps, once, whose sheets of a wave may be linked with the pilot's other waves, and among whom each hides (linking.ts). Waves of
   * a pilot are decided one at a time, each beside all that were before. Nothing happens where it is decided, or there are no places.
   */
  keepLinks(waveId: string, decide: (placeOf: ReadonlyMap<string, string>, before: Trails) => Pick<Linking, "linked" | "classOf">): Promise<void>;
  /** How many people are linked in both waves: so many could be paired if all of them answered. */
  linkable(from: string, to: string): Promise<number>;
  invitations(waveId: string): Promise<Invitation[]>;
  invitation(waveId: string, personId: string): Promise<Invitation | null>;
  invitationsOf(personId: string): Promise<Invitation[]>;
  /** How many waves each of these people entered on a day in `[from, to)`; nobody who entered none is there. */
  load(personIds: readonly string[], from: LocalDate, to: LocalDate): Promise<ReadonlyMap<string, number>>;
  setOptedOut(waveId: string, personId: string, optedOut: boolean): Promise<void>;
  /** Marks a shuffled batch as having answered, in one statement. */
  setAnswered(waveId: string, personIds: readonly string[]): Promise<void>;
  /** Writes every invitation of the wave anew, in the order given, with no mark of who answered, was reminded or opted out, and with no message to find. */
  forgetAnswered(waveId: string, order: readonly string[]): Promise<void>;
  sendingCount(waveId: string): Promise<SendingCount>;
  /** Takes up to `most` that are queued, or whose sender has fallen silent, for this process until `leaseUntil`, those tried least first; of an open wave only. */
  takeToSend(waveId: string, most: number, now: Date, leaseUntil: Date): Promise<Invitation[]>;
  /** Puts a person who was taken back in the queue, to be taken no sooner than that; where the wave is open no more they are stopped. Nothing happens where the sending has ended. */
  putBack(waveId: string, personId: string, notBefore: Date): Promise<void>;
  /** Notes how the sending to one person went, once: how it ended stays. */
  setSending(waveId: string, personId: string, sending: Exclude<Sending, "queued" | "sending">, message: { readonly conversationId: string; readonly activityId: string } | null): Promise<void>;
  /** Stops what is queued: a sender that has one in hand finishes that one. */
  stopSending(waveId: string): Promise<void>;
  /** Who of the ledger has these mail addresses, by the address in small letters. */
  byMail(mails: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Adds a campaign that was asked elsewhere, stopped so far, with its waves and who answered them, in one transaction. People lie in the order given. */
  addEarlier(campaign: Campaign, waves: readonly EarlierWave[]): Promise<void>;
  /**
   * Lets the waves of such a campaign be as closed ones, when all their sheets are there. @returns false, and nothing is done, when
   * another has loaded one of the same form and day: of two at once, one is kept
   */
  closeEarlier(campaignId: string): Promise<boolean>;
  audit(entry: { readonly at: Date; readonly byPersonId: string; readonly what: string; readonly about: Readonly<Record<string, string | number>> }): Promise<void>;
  audits(from: Date, to: Date): Promise<{ at: Date; byName: string; what: string; about: Readonly<Record<string, string | number>> }[]>;
  /**
   * Background of people as it stands now, one row each of those asked for: the hub most booked from `from` on, what is ahead
   * included; home municipality; days booked in `[from, to)`, and their mean a week; and the first day at a hub ever. What was
   * released, declined or cancelled is no day. "everyone": all whom the ledger has met, guests not.
   */
  background(personIds: readonly string[] | "everyone", from: LocalDate, to: LocalDate): Promise<{ personId: string; hub: string | null; municipality: string | null; daysPerWeek: number; daysBooked: number; firstDay: LocalDate | null }[]>;
};

/** A form that is begun, or submitted: what is inside its slot. Once submitted it counts as it stands, until the wave closes. */
export type Draft = { readonly answers: Answers; readonly submitted: boolean };
/** A draft as it is kept. The slot leads neither to the person nor to the pseudonym of their sheets, and is another in each wave. */
export type SealedDraft = { readonly slot: string; readonly sealed: string };
export type AnswerSheet = { readonly waveId: string; readonly pseudonym: string; readonly placeId: string; readonly answers: Answers };

/** What is answered: drafts sealed in slots, sheets under pseudonyms. Knows no person, and no way from a slot to a pseudonym. */
export type SurveyAnswers = {
  draft(waveId: string, slot: string): Promise<string | null>;
  /**
   * Puts in the slot what `change` makes of what lies there, while the wave is open; false when it is not. In the same
   * transaction a few other drafts of the wave, those next to `beside`, are sealed anew as well: so many rows look newest that
   * none of them tells whose form was saved.
   */
  keepDraft(waveId: string, slot: string, change: (sealed: string | null) => string, others: { readonly beside: readonly string[]; readonly sealAnew: (other: SealedDraft) => string }): Promise<boolean>;
  drafts(waveId: string): Promise<SealedDraft[]>;
  /**
   * Writes sheets, in one transaction that no draft of the wave changes under: `choose` is given all that the wave holds, and
   * gives the places whose sheets are written anew, with all of these sheets in the order in which they are to lie. Null: nothing.
   */
  writeSheets(waveId: string, choose: (held: { readonly drafts: readonly SealedDraft[]; readonly sheets: readonly AnswerSheet[] }) => { readonly placeIds: readonly string[]; readonly sheets: readonly AnswerSheet[] } | null): Promise<void>;
  /** As writeSheets, for every place, and the wave's drafts go. */
  writeLast(waveId: string, choose: (held: { readonly drafts: readonly SealedDraft[]; readonly sheets: readonly AnswerSheet[] }) => readonly AnswerSheet[]): Promise<void>;
  /** Adds sheets to a wave that nobody answers here (one from earlier), in the order given. */
  addSheets(sheets: readonly AnswerSheet[]): Promise<void>;
  sheets(waveId: string): Promise<AnswerSheet[]>;
  /** Drafts and sheets of one person in these waves. @returns the waves that had any */
  erase(waves: readonly { readonly waveId: string; readonly slot: string; readonly pseudonym: string }[]): Promise<string[]>;
  /** Writes all sheets of these waves anew, in the order of new pseudonyms that nothing leads to, and drops their drafts. */
  sever(waveIds: readonly string[], newPseudonym: () => string): Promise<void>;
};

/** The lock of one wave's drafts. */
export type Drawer = {
  slot(personId: string): string;
  /** Another text at each call, of one of few lengths. */
  seal(slot: string, text: string): string;
  /** Throws when this was not sealed for this slot, or has been tampered with. */
  open(slot: string, sealed: string): string;
};

/** The pilots' keys, outside the database and its backups. Where a key should be and is not, every verb throws: none makes another. */
export type SurveyKeys = {
  /**
   * Sees to it that the pilot has a key, before the first of its surveys starts. @param isNew nothing of the pilot was started
   * before: only then is a key made, since a new one in place of a lost one would cut people off from their answers
   */
  prepare(pilotId: string, isNew: boolean): Promise<void>;
  /** The pseudonyms of people in a pilot, the same in all its waves, in the order given; null when its key is destroyed. */
  pseudonyms(pilotId: string, personIds: readonly string[]): Promise<string[] | null>;
  /** Pseudonyms that lead to nothing outside one wave; null when the pilot's key is destroyed. */
  pseudonymsInWave(pilotId: string, waveId: string, personIds: readonly string[]): Promise<string[] | null>;
  /** Null when the pilot's key is destroyed. */
  drawer(pilotId: string, waveId: string): Promise<Drawer | null>;
  destroyed(pilotId: string): Promise<boolean>;
  /** Destroys every copy; the pilot never gets another. */
  destroy(pilotId: string): Promise<void>;
};

/** Groups and managers as Entra has them. */
export type GroupDirectory = {
  /** Object ids of the people in a group and in its groups. */
  members(groupId: string): Promise<Called<string[]>>;
  /** What the group is called. */
  name(groupId: string): Promise<Called<string>>;
};

/** Puts the app where a person has none, so that the bot can reach them. */
export type AppInstaller = {
  /** Well also where it is there already. @param stillWanted asked when a turn has come that may have been long in coming: when it says no, nothing is installed, and it is `later` */
  install(personId: string, stillWanted?: () => Promise<boolean>): Promise<Called<null>>;
};

/** What a survey's card tells: it is a door to the form, and knows its wave and no person. */
export type SurveyCard = { readonly waveId: string; readonly title: Texts; readonly instrument: Instrument; readonly thresholds: Thresholds; readonly closes: LocalDate; readonly reminder: boolean; /** which sending to this person, counted from 1, where it is one of those: of two cards that came, the last counts */ readonly sending?: number };
/** Carries survey cards. Whoever sends by it need not think of the pace. */
export type SurveyMessenger = {
  /** The card as Teams would show it. */
  card(told: SurveyCard, language: Language): unknown;
  /** Sends it to one person, in their language. `denied`: the person blocks the bot; `not-found`: the app could not be installed for them. @param stillWanted asked where the app has to be installed first, which may have to wait for its turn: when it says no, nothing is installed or sent, and it is `later` */
  send(personId: string, told: SurveyCard, stillWanted?: () => Promise<boolean>): Promise<Called<{ readonly conversationId: string; readonly activityId: string }>>;
};

/** Frozen results, with every cell that they hold, shown or hidden. `number` counts the snapshots of a pilot, from 1. */
export type Snapshot = {
  readonly id: string;
  readonly pilotId: string;
  readonly number: number;
  readonly campaignId: string;
  readonly waveIds: readonly string[];
  readonly kind: SnapshotKind;
  readonly blocks: readonly Block[];
  readonly frozen: LocalDate;
};
export type SurveyResults = {
  /** The number of the pilot's last snapshot; 0 before there is one. */
  latest(pilotId: string): Promise<number>;
  /** The snapshots that are about any of these waves, in order. */
  snapshots(waveIds: readonly string[]): Promise<Snapshot[]>;
  /** How many answered each of these waves, as far as they are frozen; by wave. */
  rates(waveIds: readonly string[]): Promise<ReadonlyMap<string, Extract<Block, { kind: "rate" }>>>;
  /** Which waves of a pilot have been linked, a list for each time. */
  links(pilotId: string): Promise<(readonly string[])[]>;
  /** Every cell of the snapshots that are about any of these waves. */
  cells(waveIds: readonly string[]): Promise<KeptCell[]>;
  /**
   * Keeps a snapshot with its cells, when none of its number is there: what was found safe beside all that was out may not be so
   * beside one that came since. @returns false when somebody was first, and all is to be judged again
   */
  add(snapshot: Snapshot, cells: readonly KeptCell[]): Promise<boolean>;
};

/** Judges what may be shown (domain/disclosure.ts), elsewhere than where requests are answered: it takes seconds. */
export type DisclosureJudge = { propose(published: Published, cut: Cut, thresholds: Thresholds): Promise<Decision> };

/** A file of rows and cells. The first row names the columns; a row may have too few or too many cells. */
export type TextTable = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
export type TextTables = {
  /** Reads CSV with semicolons, commas or tabs, whichever its first line has most of; at most so many rows and one more. Null and a row: from there on it is no CSV. */
  read(csv: string, mostRows: number): { readonly table: TextTable } | { readonly table: null; readonly row: number };
};

/** One sheet of a workbook. */
export type WorkSheet = { readonly name: string; readonly rows: readonly (readonly (string | number | null)[])[] };
export type Workbooks = {
  /** An XLSX file. */
  write(sheets: readonly WorkSheet[]): Promise<Uint8Array>;
};
