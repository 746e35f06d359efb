import { Button, Field, Input, Select, Text } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EarlierAnswers as Tried } from "../../../src/contract/surveys.ts";
import { getInstrument, importEarlier } from "../../api/campaigns.ts";
import { goTo } from "../../shell/address.ts";
import { language } from "../../shell/language.ts";
import { tell } from "../../shell/notices.ts";
import { PageTitle } from "../../shell/PageTitle.tsx";
import { only } from "../../shell/stores.ts";
import { useTellProblem } from "../../shell/useTellProblem.ts";
import { useCached, useValue } from "../../shell/useValue.ts";
import { campaigns, instruments } from "../hrStores.ts";
import { useHrStyles } from "../hrStyles.ts";
import { useArrival } from "../useArrival.ts";
import { useFile, type ChosenFile } from "../../shell/useFile.ts";
import { useFileStyles } from "../../shell/useFileStyles.ts";
import { csvStart } from "./csvStart.ts";
import { guessMapping, questionsOf, type FormQuestion } from "./mapping.ts";
import { MappingTable } from "./MappingTable.tsx";
import { TriedView } from "./TriedView.tsx";

/** Answers from an earlier survey: the file, what its columns are, a dry run, and only then the import. */
export function EarlierAnswers(): React.ReactNode {
  const styles = useHrStyles();
  const fileStyles = useFileStyles();
  const { t } = useTranslation("hr");
  const spoken = useValue(language);
  const heading = useArrival();
  const fileId = useId();
  const tellProblem = useTellProblem();
  const known = useCached(instruments, only).value?.instruments ?? [];
  const [sv, setSv] = useState("");
  const [en, setEn] = useState("");
  const [chosen, setChosen] = useState("");
  const [questions, setQuestions] = useState<readonly FormQuestion[]>([]);
  const [csv, setCsv] = useState<ChosenFile | null>(null);
  const [mapping, setMapping] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);
  const start = csv && csvStart(csv.text);
  const instrument = known.find(({ id, version }) => `${id}@${version}` === chosen);

  const file = useFile((next) => {
    setCsv(next);
    setTried(null);
    setMapping(guessMapping(csvStart(next.text)?.columns ?? [], questions));
  });
  const choose = async (value: string): Promise<void> => {
    setChosen(value);
    setTried(null);
    const wanted = known.find(({ id, version }) => `${id}@${version}` === value);
    const answer = wanted && (await getInstrument(wanted.id, wanted.version));
    if (answer && !answer.ok) return tellProblem(answer.problem);
    const found = answer ? questionsOf(answer.value.instrument, spoken) : [];
    setQuestions(found);
    if (start) setMapping(guessMapping(start.columns, found));
  };
  const run = async (dryRun: boolean): Promise<void> => {
    if (busy || !csv || !instrument) return;
    setBusy(true);
    const answer = await importEarlier({ title: { sv: sv.trim(), en: en.trim() }, instrument: { id: instrument.id, version: instrument.version }, csv: csv.text, mapping, dryRun });
    setBusy(false);
    if (!answer.ok) return tellProblem(answer.problem);
    setTried(answer.value);
    if (!answer.value.imported) return;
    void campaigns.refresh(only);
    tell({ intent: "success", title: t("imported") });
    if (answer.value.campaignId !== null) goTo({ page: "hr", view: "utskick", id: answer.value.campaignId });
  };
  const ready = instrument !== undefined && start !== null && sv.trim() !== "" && en.trim() !== "";

  return (
    <div className={styles.page}>
      <div className={styles.section}>
        <PageTitle heading={heading}>{t("earlier")}</PageTitle>
        <Text>{t("earlierBecause")}</Text>
      </div>
      <div className={styles.form} style={{ maxWidth: "560px" }}>
        <Field label={t("nameSv")}>
          <Input lang="sv" maxLength={200} value={sv} onChange={(_event, { value }) => setSv(value)} />
        </Field>
        <Field label={t("nameEn")}>
          <Input lang="en" maxLength={200} value={en} onChange={(_event, { value }) => setEn(value)} />
        </Field>
        <Field label={t("instrument")}>
          <Select value={chosen} onChange={(_event, { value }) => void choose(value)}>
            <option value="">{t("choose")}</option>
            {known.map(({ id, version, title }) => (
              <option key={`${id}@${version}`} value={`${id}@${version}`}>
                {title}, {t("version", { version })}
              </option>
            ))}
          </Select>
        </Field>
        <label htmlFor={fileId}>{t("csv")}</label>
        <input id={fileId} type="file" accept=".csv,text/csv" disabled={file.reading} onChange={file.read} className={fileStyles.file} />
        {csv && <Text>{csv.name}</Text>}
      </div>
      {start && (
        <MappingTable
          start={start}
          questions={questions}
          mapping={mapping}
          onMap={(column, to) => {
            setMapping({ ...mapping, [column]: to });
            setTried(null);
          }}
        />
      )}
      <TriedView tried={tried} />
      <div className={styles.buttons}>
        <Button disabledFocusable={busy || !ready} onClick={() => void run(true)}>
          {t(busy ? "working" : "tryIt")}
        </Button>
        <Button appearance="primary" disabledFocusable={busy || !ready || tried?.faults.length !== 0} onClick={() => void run(false)}>
          {t("import")}
        </Button>
      </div>
    </div>
  );
}
