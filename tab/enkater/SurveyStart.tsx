import { Button, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyForm } from "../../src/contract/surveys.ts";
import { optOut } from "../api/mySurveys.ts";
import { language } from "../shell/language.ts";
import { tell } from "../shell/notices.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { only } from "../shell/stores.ts";
import { useNow } from "../shell/surroundings.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { useValue } from "../shell/useValue.ts";
import { lastDayWords } from "../shell/whenWords.ts";
import { forms, mySurveys } from "./surveyStores.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  small: { margin: 0 },
  about: {
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingInlineStart: tokens.spacingHorizontalXL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  /** Its paragraphs are divided by an empty line. */
  intro: { whiteSpace: "pre-line" },
  soft: { color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

type Props = { readonly form: SurveyForm; readonly heading: React.RefObject<HTMLHeadingElement | null>; readonly onStart: () => void };

/** What the survey is about and what happens with the answers, before the first question. */
export function SurveyStart({ form, heading, onStart }: Props): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const spoken = useValue(language);
  const now = useNow();
  const tellProblem = useTellProblem();
  const [busy, setBusy] = useState(false);
  // The way in stands before the small print: a phone shows both the purpose and the button at once.
  const [first = "", ...others] = form.intro.split(/\n{2,}/);
  const out = form.state === "opted-out";

  const choose = async (wanted: boolean): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await optOut(form.waveId, { optOut: wanted });
    await Promise.all([forms.refresh(form.waveId), mySurveys.read(only).value ? mySurveys.refresh(only) : undefined]);
    setBusy(false);
    if (!answer.ok) return tellProblem(answer.problem);
    tell({ intent: "success", title: t(wanted ? "optedOut" : "optedIn") });
  };

  return (
    <div className={styles.page}>
      <PageTitle heading={heading}>
        {form.title}
      </PageTitle>
      <Text className={styles.intro}>{first}</Text>
      <Text className={styles.soft}>
        {t("closes", { when: lastDayWords(form.closes, spoken, new Date(now)) })}. {t("free")}
      </Text>
      {out && <Text role="status">{t("optedOut")}.</Text>}
      <div className={styles.buttons}>
        <Button appearance="primary" size="large" onClick={onStart}>
          {t(form.state === "begun" ? "resume" : out ? "open.opted-out" : "start")}
        </Button>
        <Button size="large" disabledFocusable={busy} onClick={() => void choose(!out)}>
          {t(out ? "optIn" : "optOut")}
        </Button>
      </div>
      {!out && <Text className={styles.soft}>{t("optOutBecause")}</Text>}
      {others.length > 0 && <Text className={styles.intro}>{others.join("\n\n")}</Text>}
      <section className={styles.about}>
        <Subtitle2 as="h2" className={styles.small}>
          {t("about")}
        </Subtitle2>
        <ul className={styles.list}>
          {form.about.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}
