import { Badge, Button, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { MySurvey } from "../../src/contract/surveys.ts";
import { hrefOf } from "../shell/address.ts";
import { Fault } from "../shell/Fault.tsx";
import { hiddenText } from "../shell/hiddenText.ts";
import { language } from "../shell/language.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { only } from "../shell/stores.ts";
import { useNow } from "../shell/surroundings.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { lastDayWords } from "../shell/whenWords.ts";
import { EraseAnswers } from "./EraseAnswers.tsx";
import { mySurveys } from "./surveyStores.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL, maxWidth: "760px" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  survey: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: { flexGrow: 1, flexBasis: "200px", minWidth: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  title: { margin: 0 },
  soft: { color: tokens.colorNeutralForeground2 },
  empty: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

/** The surveys that I can answer or change, and the way to take my answers back. */
export function SurveyList(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const { value, problem } = useCached(mySurveys, only);
  // What was answered by the card meanwhile shows when one comes back here.
  useEffect(() => void (mySurveys.read(only).value && mySurveys.refresh(only)), []);
  if (!value) return problem ? <Fault problem={problem} retry={() => void mySurveys.refresh(only)} /> : <PageSkeleton cards={2} />;
  return (
    <div className={styles.page}>
      <h1 style={hiddenText}>{t("title")}</h1>
      {value.surveys.length === 0 ? (
        <div className={styles.empty}>
          <Text>{t("none")}</Text>
          <Text>{t("noneNext")}</Text>
        </div>
      ) : (
        <ul className={styles.list}>
          {value.surveys.map((survey) => (
            <Survey key={survey.waveId} survey={survey} />
          ))}
        </ul>
      )}
      <EraseAnswers canErase={value.canErase} />
    </div>
  );
}

function Survey({ survey: { waveId, title, state, closes, questions } }: { readonly survey: MySurvey }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const spoken = useValue(language);
  const now = useNow();
  const toDo = state === "new" || state === "begun";
  return (
    <li className={styles.survey}>
      <div className={styles.words}>
        <Subtitle2 as="h2" className={styles.title}>
          {title}
        </Subtitle2>
        <Text className={styles.soft}>
          {t("questions", { count: questions })} · {t("closes", { when: lastDayWords(closes, spoken, new Date(now)) })}
        </Text>
        <span>
          <Badge appearance={toDo ? "tint" : "outline"} color={toDo ? "brand" : "informative"}>
            {t(`state.${state}`)}
          </Badge>
        </span>
      </div>
      <Button as="a" href={hrefOf({ page: "enkater", waveId })} appearance={toDo ? "primary" : "secondary"} aria-label={t("openWhich", { what: t(`open.${state}`), title })}>
        {t(`open.${state}`)}
      </Button>
    </li>
  );
}
