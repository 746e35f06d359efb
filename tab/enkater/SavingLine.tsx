import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CloudOffRegular } from "@fluentui/react-icons/svg/cloud-off";
import { useTranslation } from "react-i18next";
import { faultWords } from "../shell/faultWords.ts";
import type { Saving } from "./useSaving.ts";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "24px" },
  failed: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  icon: { fontSize: "20px", flexShrink: 0 },
  ok: { color: tokens.colorStatusSuccessForeground1 },
});

type Props = { readonly saving: Saving; readonly dirty: boolean; readonly faults: number; readonly onAgain: () => void };

/** How it stands with what has been written. Says "saved" only when the server has, and nothing has been written since. */
export function SavingLine({ saving, dirty, faults, onAgain }: Props): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const { t: common } = useTranslation();
  const offline = saving.at === "failed" && saving.problem.code === "unreachable";
  const failed = saving.at === "failed" && faults === 0;
  return (
    <>
      <div role="status" className={styles.line}>
        {(saving.at === "saving" || saving.at === "sending") && <Text>{t(saving.at)}</Text>}
        {saving.at === "saved" && !dirty && (
          <>
            <CheckmarkCircleFilled aria-hidden className={`${styles.icon} ${styles.ok}`} />
            <Text>{t("saved")}</Text>
          </>
        )}
        {dirty && saving.at !== "failed" && saving.at !== "saving" && saving.at !== "sending" && <Text>{t("unsavedHere")}</Text>}
      </div>
      <div role="alert">
        {faults > 0 && <div className={styles.failed}>{t("faults", { count: faults })}</div>}
        {failed && (
          <div className={styles.failed}>
            <span className={styles.line}>
              <CloudOffRegular aria-hidden className={styles.icon} />
              <Text weight="semibold">{t(offline ? "notSavedOffline" : "notSaved")}</Text>
            </span>
            {!offline && <Text>{`${faultWords(saving.problem, common).title}. ${faultWords(saving.problem, common).detail}`}</Text>}
            <Text>{t("kept")}</Text>
            <Button onClick={onAgain}>{t("again")}</Button>
          </div>
        )}
      </div>
    </>
  );
}
