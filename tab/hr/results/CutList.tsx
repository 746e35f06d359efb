import { Button, Field, Select, Subtitle1, Subtitle2, Text } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CutWish, ResultCut, ResultTable, WaveResults } from "../../../src/contract/surveys.ts";
import { askForCut } from "../../api/surveyResults.ts";
import { faultWords } from "../../shell/faultWords.ts";
import { tell } from "../../shell/notices.ts";
import { results } from "../hrStores.ts";
import { useHrStyles } from "../hrStyles.ts";
import { isShown, questionsOf } from "./numbers.ts";
import { TableFigure } from "./TableFigure.tsx";
import { useResultStyles } from "./useResultStyles.ts";

const backgrounds = ["hub", "municipality", "extent"] as const;

/** Results by hub, municipality or extent, and a way to ask for one more, which may be refused with the reason. */
export function CutList({ results: { waveId, cuts, questions } }: { readonly results: WaveResults }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  return (
    <section className={own.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("cuts")}
      </Subtitle1>
      {cuts.length === 0 && <Text>{t("noCuts")}</Text>}
      {cuts.map((cut) => (
        <Cut key={cut.id} cut={cut} />
      ))}
      <NewCut waveId={waveId} questions={questionsOf(questions)} />
    </section>
  );
}

function Cut({ cut }: { readonly cut: ResultCut }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const answered: ResultTable = { id: cut.id, title: t("groupCount", { group: cut.title, count: t("respondents") }), rowsAre: t(`cutBy.${cut.by}`), rows: cut.groups.map(({ label, respondents }) => ({ label, count: respondents })), notes: [] };
  const tables = cut.groups.flatMap(({ label, tables: of }) => of.map((table) => ({ ...table, id: `${label} ${table.id}`, title: t("groupCount", { group: label, count: table.title }) })));
  const [shown, hidden] = [tables.filter(({ rows }) => rows.some(({ count }) => isShown(count))), tables.filter(({ rows }) => !rows.some(({ count }) => isShown(count)))];
  return (
    <div className={own.section}>
      <Subtitle2 as="h3" className={styles.title}>
        {cut.title}
      </Subtitle2>
      {cut.refused && <Text>{cut.refused}</Text>}
      {cut.groups.length > 0 && <TableFigure table={answered} level="h4" />}
      {shown.map((table) => (
        <TableFigure key={table.id} table={table} level="h4" />
      ))}
      {hidden.length > 0 && (
        <div>
          <Text>{t("wholeHidden")}</Text>
          <ul className={styles.bullets}>
            {hidden.map(({ id, title, rows }) => (
              <li key={id}>{[title, ...new Set(rows.flatMap(({ count }) => (isShown(count) ? [] : [t(`reason.${count.hidden}`)])))].join(", ")}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function NewCut({ waveId, questions }: { readonly waveId: string; readonly questions: readonly { readonly id: string; readonly title: string }[] }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const { t: common } = useTranslation();
  const [by, setBy] = useState<CutWish["by"]>("hub");
  const [question, setQuestion] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ title: string; detail: string } | null>(null);

  const ask = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const answer = await askForCut(waveId, { by, question: question === "" ? null : question });
    setBusy(false);
    if (!answer.ok) return setRefused(faultWords(answer.problem, common));
    const added = answer.value;
    if (added.refused) return setRefused({ title: t("refused"), detail: added.refused });
    results.change(waveId, (read) => ({ ...read, cuts: [...read.cuts.filter(({ id }) => id !== added.id), added] }));
    tell({ intent: "success", title: t("added") });
  };

  return (
    <form
      className={`${styles.card} ${own.noPrint}`}
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Subtitle2 as="h3" className={styles.title}>
        {t("newCut")}
      </Subtitle2>
      <Text>{t("newCutBecause")}</Text>
      <div className={styles.fields}>
        <Field label={t("by")}>
          <Select value={by} onChange={(_event, { value }) => setBy(backgrounds.find((one) => one === value) ?? "hub")}>
            {backgrounds.map((one) => (
              <option key={one} value={one}>
                {t(`cutBy.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("ofQuestion")}>
          <Select value={question} onChange={(_event, { value }) => setQuestion(value)}>
            <option value="">{t("onlyRespondents")}</option>
            {questions.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Button type="submit" disabledFocusable={busy}>
        {t(busy ? "asking" : "ask")}
      </Button>
      <div role="alert">
        {refused && (
          <Text>
            <strong>{refused.title}.</strong> {refused.detail}
          </Text>
        )}
      </div>
    </form>
  );
}
