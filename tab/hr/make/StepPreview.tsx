import { makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CampaignWish } from "../../../src/contract/surveys.ts";
import { faultWords } from "../../shell/faultWords.ts";
import { CardPreview } from "./CardPreview.tsx";
import { AudienceSays } from "./AudienceSays.tsx";
import type { Preview } from "./usePreview.ts";
import { WavesSay } from "./WavesSay.tsx";
import { useHrStyles } from "../hrStyles.ts";

const useStyles = makeStyles({
  preview: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

type Props = { readonly step: "what" | "whom" | "when" | "check"; readonly wish: CampaignWish | null; readonly preview: Preview };

/** What the step at hand leads to, beside it. */
export function StepPreview({ step, wish, preview: { value, problem } }: Props): React.ReactNode {
  const styles = useStyles();
  const shared = useHrStyles();
  const { t } = useTranslation("hr");
  const { t: common } = useTranslation();
  const fault = problem && faultWords(problem, common);
  return (
    <section className={styles.preview} aria-label={t("preview")}>
      <Subtitle2 as="h2" className={shared.title}>
        {t("preview")}
      </Subtitle2>
      <div role="status">
        {!wish && <Text>{t("previewWaits")}</Text>}
        {wish && fault && <Text className={shared.fault}>{`${fault.title}. ${fault.detail}`}</Text>}
        {wish && !fault && !value && <Text>{common("common.loading")}</Text>}
      </div>
      {wish && step === "when" && <WavesSay schedule={wish.schedule} />}
      {value && (step === "what" || step === "check") && <CardPreview card={value.card} />}
      {value && (step === "whom" || step === "check") && <AudienceSays preview={value} />}
      {value && (step === "whom" || step === "check") && value.smallest.length > 0 && (
        <div className={shared.section}>
          <Text weight="semibold">{t("smallest")}</Text>
          <ul className={shared.bullets}>
            {value.smallest.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
