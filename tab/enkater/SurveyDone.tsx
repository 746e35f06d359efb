import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { SurveyForm } from "../../src/contract/surveys.ts";
import { hrefOf } from "../shell/address.ts";
import { language } from "../shell/language.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useNow } from "../shell/surroundings.ts";
import { useValue } from "../shell/useValue.ts";
import { lastDayWords } from "../shell/whenWords.ts";
import { OwnScoreView } from "./OwnScoreView.tsx";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

type Props = { readonly form: SurveyForm; readonly heading: React.RefObject<HTMLHeadingElement | null>; readonly onChange: () => void };

export function SurveyDone({ form, heading, onChange }: Props): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const spoken = useValue(language);
  const now = useNow();
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Text>{form.title}</Text>
        <PageTitle heading={heading}>
          {t("thanks")}
        </PageTitle>
        <Text>{t("changeUntil", { when: lastDayWords(form.closes, spoken, new Date(now)) })}</Text>
      </div>
      <div className={styles.buttons}>
        <Button as="a" href={hrefOf({ page: "enkater" })} appearance="primary">
          {t("all")}
        </Button>
        <Button onClick={onChange}>{t("change")}</Button>
      </div>
      {form.wellBeing && <OwnScoreView waveId={form.waveId} />}
    </div>
  );
}
