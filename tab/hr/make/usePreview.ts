import { useEffect, useEffectEvent, useState } from "react";
import type { Problem } from "../../../src/contract.ts";
import type { CampaignPreview, CampaignWish } from "../../../src/contract/surveys.ts";
import { previewCampaign } from "../../api/campaigns.ts";

/** Milliseconds without a press before it is asked for: nobody reads what changes at each letter. */
const pause = 400;

export type Preview = { readonly value: CampaignPreview | null; readonly problem: Problem | null };

/** What would happen with a wish, asked for anew when it has changed; the last answer stands until the next has come. */
export function usePreview(wish: CampaignWish | null): Preview {
  const [preview, setPreview] = useState<Preview>({ value: null, problem: null });
  const asked = wish && JSON.stringify(wish);
  const ask = useEffectEvent(async (signal: AbortSignal): Promise<void> => {
    const answer = wish && (await previewCampaign(wish, signal));
    if (answer && !signal.aborted) setPreview(answer.ok ? { value: answer.value, problem: null } : { value: null, problem: answer.problem });
  });
  useEffect(() => {
    if (!asked) return;
    const stop = new AbortController();
    const timer = setTimeout(() => void ask(stop.signal), pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
  return wish ? preview : { value: null, problem: null };
}
