import { Button, Subtitle1, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { WaveResults } from "../../../src/contract/surveys.ts";
import { resultsPath } from "../../api/surveyResults.ts";
import { download } from "../../api/download.ts";
import { BackLink } from "../../shell/BackLink.tsx";
import { Fault } from "../../shell/Fault.tsx";
import { language } from "../../shell/language.ts";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { PageTitle } from "../../shell/PageTitle.tsx";
import { useNow } from "../../shell/surroundings.ts";
import { useTellProblem } from "../../shell/useTellProblem.ts";
import { useCached, useValue } from "../../shell/useValue.ts";
import { whenWords } from "../../shell/whenWords.ts";
import { results } from "../hrStores.ts";
import { useHrStyles } from "../hrStyles.ts";
import { useArrival } from "../useArrival.ts";
import { ChangeList } from "./ChangeList.tsx";
import { CutList } from "./CutList.tsx";
import { commonNotes } from "./numbers.ts";
import { TableFigure } from "./TableFigure.tsx";
import { useResultStyles } from "./useResultStyles.ts";
import "./print.css";
import { WhoAnswered } from "./WhoAnswered.tsx";

/** The results of one wave, to be read from top to bottom. */
export function ResultsPage({ waveId }: { readonly waveId: string }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const { value, problem } = useCached(results, waveId);
  return (
    <div className={styles.page}>
      <BackLink to={{ page: "hr" }}>{t("back")}</BackLink>
      {!value && problem && <Fault problem={problem} retry={() => void results.refresh(waveId)} />}
      {!value && !problem && <PageSkeleton />}
      {value && <Read results={value} />}
    </div>
  );
}

function Read({ results: read }: { readonly results: WaveResults }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const spoken = useValue(language);
  const now = useNow();
  const heading = useArrival();
  const tellProblem = useTellProblem();
  const common = commonNotes(read.questions.map(({ notes }) => notes));
  const fetchAs = async (form: ".csv" | ".xlsx"): Promise<void> => {
    const problem = await download(resultsPath(read.waveId, form), `${read.campaign}, ${read.wave}${form}`);
    if (problem) tellProblem(problem);
  };
  return (
    <>
      <div className={styles.section}>
        <PageTitle heading={heading}>{`${read.campaign}, ${read.wave}`}</PageTitle>
        <Text className={styles.soft}>{t("frozen", { when: whenWords(read.frozen, spoken, new Date(now)) })}</Text>
        <div className={`${styles.buttons} ${own.noPrint}`} role="group" aria-label={t("export")}>
          <Button onClick={() => void fetchAs(".csv")}>{t("csv")}</Button>
          <Button onClick={() => void fetchAs(".xlsx")}>{t("xlsx")}</Button>
          <Button onClick={() => window.print()}>{t("print")}</Button>
        </div>
      </div>
      <WhoAnswered results={read} />
      {read.wellBeing && (
        <Part title={t("wellBeing")} says={`${t("wellBeingBecause")} ${t(`wording.${read.wellBeing.wording}`)}`}>
          <TableFigure table={read.wellBeing.sides} />
          {read.wellBeing.steps && <TableFigure table={read.wellBeing.steps} />}
        </Part>
      )}
      <Part title={t("questions")} says={read.questions.length === 0 ? t("noQuestions") : undefined}>
        {common.length > 0 && (
          <ul className={styles.bullets}>
            {common.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {read.questions.map((table) => (
          <TableFigure key={table.id} table={{ ...table, notes: table.notes.filter((note) => !common.includes(note)) }} />
        ))}
      </Part>
      <ChangeList changes={read.changes} />
      <CutList results={read} />
      <Part title={t("texts")} says={t(read.texts.length === 0 ? "noTexts" : "textsBecause")}>
        {read.texts.map(({ question, texts }) => (
          <div key={question} className={own.section}>
            <Text as="h3" weight="semibold" className={styles.title}>
              {question}
            </Text>
            {Array.isArray(texts) ? (
              <ul className={own.texts}>
                {texts.map((text, at) => (
                  <li key={at}>{text}</li>
                ))}
              </ul>
            ) : (
              <Text>{t("textsHidden", { why: t(`reason.${texts.hidden}`) })}</Text>
            )}
          </div>
        ))}
      </Part>
      <Part title={t("method")}>
        <ul className={styles.bullets}>
          {read.method.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Part({ title, says, children }: { readonly title: string; readonly says?: string; readonly children: React.ReactNode }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  return (
    <section className={own.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {title}
      </Subtitle1>
      {says && <Text>{says}</Text>}
      {children}
    </section>
  );
}
