import { SurveyList } from "./SurveyList.tsx";
import { SurveyView } from "./SurveyView.tsx";

/** My surveys; `waveId` is the one that a card or a link leads to. */
export function Enkater({ waveId }: { readonly waveId?: string }): React.ReactNode {
  return waveId ? <SurveyView key={waveId} waveId={waveId} /> : <SurveyList />;
}
