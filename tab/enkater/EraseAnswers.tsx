import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { eraseAnswers } from "../api/mySurveys.ts";
import { ConfirmButton } from "../shell/ConfirmButton.tsx";
import { tell } from "../shell/notices.ts";
import { only } from "../shell/stores.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { forgetAll, forms, mySurveys } from "./surveyStores.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  soft: { color: tokens.colorNeutralForeground2 },
});

/** Everything I have answered, taken away after one question more. */
export function EraseAnswers({ canErase }: { readonly canErase: boolean }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const tellProblem = useTellProblem();

  const erase = async (): Promise<void> => {
    const answer = await eraseAnswers();
    if (!answer.ok) return tellProblem(answer.problem);
    const { erased } = answer.value;
    tell({ intent: "success", title: erased === 0 ? t("erasedNone") : t("erased", { count: erased }) });
    forgetAll();
    forms.refreshAll();
    await mySurveys.refresh(only);
  };

  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("erase")}
      </Subtitle1>
      <Text className={styles.soft}>{t(canErase ? "eraseBecause" : "cannotErase")}</Text>
      {canErase && <ConfirmButton label={t("erase")} asks={t("eraseAsk")} says={t("eraseWhat")} onYes={erase} />}
    </section>
  );
}
