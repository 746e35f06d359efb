import type { Deps } from "../deps.ts";
import type { JobQueue } from "../ports.ts";
import type { DisclosureJudge, GroupDirectory, SurveyAnswers, SurveyKeys, SurveyMessenger, SurveyPeople, SurveyResults, TextTables, Workbooks } from "./surveyPorts.ts";

/** What asking people needs: it sees no answer. */
export type CampaignDeps = Deps & {
  readonly surveyPeople: SurveyPeople;
  readonly surveyKeys: SurveyKeys;
  /** false: the server has nowhere to keep a pilot's key, so that no survey can start */
  readonly keysAreKept: boolean;
  readonly groups: GroupDirectory;
  readonly jobs: Pick<JobQueue, "enqueue">;
  /** null: no card can be shown or sent */
  readonly surveyMessenger: SurveyMessenger | null;
};

/** What surveys are given beside what all services are. */
export type SurveyDeps = CampaignDeps & {
  readonly surveyAnswers: SurveyAnswers;
  readonly surveyResults: SurveyResults;
  readonly judge: DisclosureJudge;
  readonly workbooks: Workbooks;
  readonly textTables: TextTables;
  /** an unguessable text that nothing leads to */
  readonly newPseudonym: () => string;
};
