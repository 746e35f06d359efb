import { Button, makeStyles, Subtitle1, Text, Title2, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OwnScore } from "../../src/contract/surveys.ts";
import { getOwnScore } from "../api/mySurveys.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  score: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

/** The own score, asked for only when the person does, and kept nowhere: it is gone when the page is left. */
export function OwnScoreView({ waveId }: { readonly waveId: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const tellProblem = useTellProblem();
  const [own, setOwn] = useState<OwnScore | null>(null);
  const [busy, setBusy] = useState(false);

  const show = async (): Promise<void> => {
    if (busy) return;
    if (own) return setOwn(null);
    setBusy(true);
    const answer = await getOwnScore(waveId);
    setBusy(false);
    if (answer.ok) setOwn(answer.value);
    else tellProblem(answer.problem);
  };

  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("ownScore")}
      </Subtitle1>
      <Text>{t("ownScoreBecause")}</Text>
      <Button disabledFocusable={busy} aria-expanded={own !== null} onClick={() => void show()}>
        {t(own ? "hideScore" : "showScore")}
      </Button>
      <div role="status">
        {own && (
          <div className={styles.score}>
            <Title2>{own.score === null ? t("noScore") : t("score", { score: own.score })}</Title2>
            <Text>{own.says}</Text>
            {own.help.length > 0 && (
              <>
                <Text weight="semibold">{t("help")}</Text>
                <ul className={styles.list}>
                  {own.help.map(({ name, how }) => (
                    <li key={name}>
                      <Text weight="semibold">{name}</Text>: {how}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
