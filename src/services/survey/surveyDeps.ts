import type { Deps } from "../deps.ts";
import type { JobQueue } from "../ports.ts";
import type { GroupDirectory, SurveyAnswers, SurveyKeys, SurveyMessenger, SurveyPeople } from "./surveyPorts.ts";

/** What asking people needs: it sees no answer. */
export type CampaignDeps = Deps & {
  readonly surveyPeople: SurveyPeople;
  readonly groups: GroupDirectory;
  readonly jobs: Pick<JobQueue, "enqueue">;
  /** null: no card can be shown or sent */
  readonly surveyMessenger: SurveyMessenger | null;
};

/** What surveys are given beside what all services are. */
export type SurveyDeps = CampaignDeps & {
  readonly surveyAnswers: SurveyAnswers;
  readonly surveyKeys: SurveyKeys;
};
