import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { SendingProgress } from "../../src/contract/surveys.ts";
import { progressOf, timeLeft } from "./sending.ts";

const useStyles = makeStyles({
  sending: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignSelf: "stretch", maxWidth: "560px" },
  soft: { color: tokens.colorNeutralForeground2 },
});

const outcomes = ["sent", "blocked", "missing", "failed", "stopped", "queued"] as const;

/** How far the sending has come and what became of each; nothing where nothing was to be sent. */
export function SendingView({ sending }: { readonly sending: SendingProgress }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("hr");
  const { done, all } = progressOf(sending);
  if (all === 0) return null;
  const progress = t("sending.progress", { done, all });
  const left = sending.secondsLeft === null ? null : timeLeft(sending.secondsLeft);
  return (
    <div className={styles.sending}>
      {sending.queued > 0 && <ProgressBar value={done} max={all} thickness="large" aria-label={t("sending.title")} aria-valuetext={progress} />}
      <Text>
        {progress}
        {left && `, ${t(left.unit === "seconds" ? "sending.seconds" : "sending.minutes", { count: left.count })}`}
      </Text>
      <Text size={200} className={styles.soft}>
        {outcomes
          .filter((outcome) => sending[outcome] > 0)
          .map((outcome) => t(`sending.${outcome}`, { count: sending[outcome] }))
          .join(" · ")}
      </Text>
    </div>
  );
}
