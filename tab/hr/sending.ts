import { useEffect, useEffectEvent } from "react";
import type { CampaignWave, SendingProgress } from "../../src/contract/surveys.ts";

/** How many recipients there are, how many are dealt with, whichever way, and what is left. */
export function progressOf({ queued, sent, blocked, missing, failed, stopped }: SendingProgress): { readonly done: number; readonly all: number } {
  const done = sent + blocked + missing + failed + stopped;
  return { done, all: done + queued };
}

/** In seconds up to a minute and a half, then in minutes rounded up: nobody waits longer than told. */
export const timeLeft = (seconds: number): { readonly unit: "seconds" | "minutes"; readonly count: number } =>
  seconds <= 90 ? { unit: "seconds", count: Math.max(1, Math.round(seconds)) } : { unit: "minutes", count: Math.ceil(seconds / 60) };

/** Whether a wave will look otherwise in a moment: it should be open, its cards are leaving, or its results are being made. @param now milliseconds */
export const isMoving = ({ opens, results, sending, state }: CampaignWave, now: number): boolean =>
  (state === "planned" && Date.parse(opens) <= now) || sending.queued > 0 || sending.secondsLeft !== null || state === "closing" || (state === "closed" && !results);

/** Milliseconds between looks at something that moves. */
const every = 2_000;

export function useRefreshWhile(moving: boolean, refresh: () => void): void {
  const look = useEffectEvent(() => {
    if (document.visibilityState === "visible") refresh();
  });
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => look(), every);
    return () => clearInterval(timer);
  }, [moving]);
}
