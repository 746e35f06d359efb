/**
 * The JSON on the wire about surveys, between the tab and the server. Dates are local dates in Europe/Stockholm, instants ISO
 * 8601 with offset. Texts come in the person's language unless both are given.
 */

export type TwoLanguages = { sv: string; en: string };

// ---- A person's own surveys -----------------------------------------------------------------------------------------------

/** GET /api/surveys */
export type MySurveys = { surveys: MySurvey[]; /** whether there is a key left to erase by */ canErase: boolean };
export type MySurvey = {
  waveId: string;
  title: string;
  /** begun: something is saved · submitted: can be changed until `closes` */
  state: "new" | "begun" | "submitted" | "opted-out";
  closes: string;
  questions: number;
};

export type SurveyChoice = { id: string; text: string };
export type SurveyQuestion = { id: string; text: string; help?: string } & (
  | { kind: "scale"; min: number; max: number; /** by value, as far as they have words */ labels: Record<string, string> }
  | { kind: "single"; choices: SurveyChoice[] }
  | { kind: "several"; choices: SurveyChoice[]; most: number | null }
  | { kind: "number"; min: number; max: number; whole: boolean }
  | { kind: "text"; maxLength: number }
);
/** One page of inputs; `showIf` is worked out by the server: ask for the page after the one that was just saved. */
export type SurveyPage = { id: string; title?: string; /** read before the questions */ lead?: string; number: number; pages: number; questions: SurveyQuestion[]; previous: string | null; next: string | null };
/** An answer; `declined`: would rather not answer. A question that is absent has not been answered yet. */
export type SurveyAnswer = { value: number | string | string[] } | { declined: true };
/** GET /api/surveys/{waveId} */
export type SurveyForm = {
  waveId: string;
  title: string;
  intro: string;
  /** what happens with the answers, sentence by sentence: who sees what, thresholds, until when one may change and erase */
  about: string[];
  state: MySurvey["state"];
  closes: string;
  /** pages that are to be answered with the answers so far, in order */
  pages: SurveyPage[];
  answers: Record<string, SurveyAnswer>;
  /** the form holds the five items of well-being, so that an own score can be asked for when it is submitted */
  wellBeing: boolean;
};
/** PUT /api/surveys/{waveId}/answers (keeps them; answers with the form) and POST /api/surveys/{waveId}/submit. Null takes an answer away. */
export type SurveySave = { answers: Record<string, SurveyAnswer | null> };
/** GET /api/surveys/{waveId}/own-score, only when the person asks */
export type OwnScore = { score: number | null; /** what it means, in words */ says: string; help: { name: string; how: string }[] };
/** POST /api/surveys/{waveId}/opt-out */
export type OptOut = { optOut: boolean };
/** DELETE /api/survey-answers: everything the person has answered */
export type Erased = { erased: number };

// ---- HR: instruments and campaigns -------------------------------------------------------------------------------------------

/** GET /api/instruments. POST takes an instrument file as it is; GET /api/instruments/{id}/{version} gives it back. */
export type Instruments = { instruments: { id: string; version: number; title: string; questions: number; wording: "house" | "licensed"; wellBeing: boolean }[] };

export type AudienceWish =
  | { kind: "everyone" }
  | { kind: "group"; groupId: string }
  | { kind: "hubs"; hubIds: string[] }
  | { kind: "role"; role: "hub-worker" | "office-worker" }
  | { kind: "days-booked"; from: string; to: string; least: number; most: number | null };
export type ScheduleWish =
  | { kind: "dates"; opens: string; closes: string; remindAfterDays: number[] }
  | { kind: "from-first-day"; when: "before" | "after-4-weeks" | "at-12-months"; opens: string; closes: string; openDays: number; remindAfterDays: number[] }
  | { kind: "rhythm"; opens: string; until: string; everyWeeks: number; openDays: number; remindAfterDays: number[] };
/** POST /api/campaigns and PUT /api/campaigns/{id} (a draft) */
export type CampaignWish = { title: TwoLanguages; instrument: { id: string; version: number }; audience: AudienceWish; schedule: ScheduleWish };

export type WaveState = "planned" | "open" | "closing" | "closed" | "frozen" | "stopped";
export type CampaignWave = {
  id: string;
  number: number;
  opens: string;
  closes: string;
  state: WaveState;
  /** people invited; not known before the wave opens */
  invited: number | null;
  /** left out because they had been asked enough already */
  spared: number;
  sending: SendingProgress;
  /** results have been made and may be read */
  results: boolean;
  /** why it was stopped before anybody was asked, where HR did not stop it */
  why?: string;
};
/** How the sending stands. `secondsLeft`: null when nothing is being sent. */
export type SendingProgress = { queued: number; sent: number; blocked: number; missing: number; failed: number; stopped: number; secondsLeft: number | null };
export type CampaignItem = {
  id: string;
  title: string;
  instrument: { id: string; version: number; title: string };
  state: "draft" | "running" | "ended" | "stopped";
  /** earlier: nobody was asked, the answers came from a file */
  audience: AudienceWish | { kind: "earlier" };
  /** the audience and the schedule in words */
  audienceSays: string;
  scheduleSays: string;
  schedule: ScheduleWish;
  waves: CampaignWave[];
};
/** GET /api/campaigns; GET /api/campaigns/{id} gives one `CampaignItem` with `titles`. */
export type Campaigns = { campaigns: CampaignItem[] };
export type CampaignDetail = CampaignItem & { titles: TwoLanguages };

/** POST /api/campaigns/preview with a `CampaignWish`: what would happen, before anything is sent. */
export type CampaignPreview = {
  /** the audience in words, a group by its name where Entra tells it */
  audienceSays: string;
  invited: number;
  spared: number;
  /** how the groups of the invited would be told apart in results, after merging */
  places: { says: string; invited: number }[];
  /** the smallest results that could be shown, in sentences */
  smallest: string[];
  /** the first card, as Teams would show it */
  card: unknown;
};
// POST /api/campaigns/{id}/launch → CampaignDetail · POST /api/campaigns/{id}/stop → CampaignDetail
// POST /api/waves/{id}/remind → 202 · POST /api/waves/{id}/close → 202 · DELETE /api/campaigns/{id} (a draft) → 204

// ---- HR: results ------------------------------------------------------------------------------------------------------------

/** A number that is shown, or a reason why it is not. */
export type ShownNumber = { value: number } | { hidden: "few-invited" | "withheld" };
/** A share in [0, 1] with its interval (Wilson, 95 %). */
export type Share = { share: number; low: number; high: number };
export type ResultRow = { label: string; count: ShownNumber; share?: Share };
export type ResultTable = { id: string; title: string; /** what the rows are */ rowsAre: string; rows: ResultRow[]; /** what may not be concluded, or why rows are hidden */ notes: string[] };
/** How something differs between groups: one table a group. */
export type ResultCut = { id: string; by: "hub" | "municipality" | "extent"; title: string; groups: { label: string; respondents: ShownNumber; tables: ResultTable[] }[]; refused?: string };
export type ResultChange = {
  id: string;
  title: string;
  from: string;
  to: string;
  /** the same people in both, and everybody in each, side by side; null where it may not be shown */
  paired: { pairs: number; difference: number; low: number; high: number } | { hidden: "few-invited" | "withheld" };
  unpaired: { difference: number; low: number; high: number } | { hidden: "few-invited" | "withheld" };
  /** what may not be concluded */
  notes: string[];
};
/** How many of those invited answered. No share where it is not known who was asked. */
export type ResponseRate = { invited: number; respondents: ShownNumber; share?: Share };
/** GET /api/response-rates: of every wave that is frozen. */
export type ResponseRates = { rates: (ResponseRate & { waveId: string })[] };
/** GET /api/waves/{id}/results; .csv and .xlsx give the same numbers. */
export type WaveResults = {
  waveId: string;
  campaign: string;
  wave: string;
  frozen: string;
  responseRate: ResponseRate;
  wellBeing: { sides: ResultTable; steps: ResultTable | null; /** which wording was used */ wording: "house" | "licensed" } | null;
  questions: ResultTable[];
  cuts: ResultCut[];
  changes: ResultChange[];
  texts: { question: string; texts: string[] | { hidden: "few-invited" | "withheld" } }[];
  method: string[];
  /** numbers that were asked for and are hidden */
  hidden: number;
};
/** POST /api/waves/{id}/cuts: a new table, of the question whose table in the results has this id; 409 with the reason when it may not be shown. */
export type CutWish = { by: "hub" | "municipality" | "extent"; question: string | null };
/** GET /api/campaigns/{id}/trend: the waves of a pulse, one point a wave. */
export type Trend = { lines: { question: string; points: { wave: string; date: string; respondents: ShownNumber; tables: ResultTable[] }[] }[] };

// ---- HR: the rest ------------------------------------------------------------------------------------------------------------

/** GET /api/pilots; POST /api/pilots/{id}/destroy-key {confirm: name} */
export type Pilots = { pilots: { id: string; name: string; state: "confidential" | "anonymous"; /** what the button does, in sentences */ says: string[] }[] };
/** GET /api/survey-audit?from&to (and .csv) */
export type SurveyAudit = { entries: { at: string; by: string; what: string; about: string }[] };
/**
 * POST /api/earlier-answers: 200 with what would come in and the faults, 201 when it has come in. `mapping` says of every column, by its name in the first row, what
 * it holds: "person", "wave", "hub", "municipality", "extent", "score", "left-out", or "item:" and the id of a question.
 * `waves` says the day of a wave by its name in the file ("2024-05-14"); without it the cell itself does, as 2024-05 or 2024-05-14.
 */
export type EarlierAnswersWish = { title: TwoLanguages; instrument: { id: string; version: number }; csv: string; mapping: Record<string, string>; waves?: Record<string, string>; dryRun: boolean };
export type EarlierAnswers = { rows: number; people: number; waves: string[]; faults: { row: number; column: string | null; message: string }[]; imported: boolean; campaignId: string | null };
