import { RefusalNotice } from "../shell/booking/RefusalNotice.tsx";
import { DateAnswers } from "./DateAnswers.tsx";
import type { Asking } from "./useAsking.ts";

/** What came of asking: a fault, one refusal with its alternatives, or a line for each of several dates. */
export function Answers({ asking }: { readonly asking: Asking }): React.ReactNode {
  const { answers, fault, pending, take } = asking;
  const busy = pending !== null;
  const [only] = answers;
  return (
    <>
      {fault && <RefusalNotice {...fault} alternatives={[]} busy={busy} onTake={take} />}
      {answers.length === 1 && only?.refusal && <RefusalNotice key={only.refusal.title} {...only.refusal} busy={busy} onTake={take} />}
      {answers.length > 1 && <DateAnswers answers={answers} busy={busy} onTake={take} />}
    </>
  );
}
