import { Button, Subtitle1, Subtitle2, Text } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { addInstrument, instrumentPath } from "../api/campaigns.ts";
import { download } from "../api/download.ts";
import { Fault } from "../shell/Fault.tsx";
import { faultWords } from "../shell/faultWords.ts";
import { tell } from "../shell/notices.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { only } from "../shell/stores.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { useCached } from "../shell/useValue.ts";
import { FaultTable } from "./FaultTable.tsx";
import { instruments } from "./hrStores.ts";
import { useHrStyles } from "./hrStyles.ts";
import { useArrival } from "./useArrival.ts";
import { useFile } from "../shell/useFile.ts";
import { useFileStyles } from "../shell/useFileStyles.ts";

type Refused = { readonly title: string; readonly faults: readonly { field: string; message: string }[] };

/** The questionnaires that can be sent, each as a file to fetch; a new one, or a new version, comes as a file. */
export function InstrumentList(): React.ReactNode {
  const styles = useHrStyles();
  const fileStyles = useFileStyles();
  const { t } = useTranslation("hr");
  const { t: common } = useTranslation();
  const heading = useArrival();
  const fileId = useId();
  const tellProblem = useTellProblem();
  const { value, problem } = useCached(instruments, only);
  const [refused, setRefused] = useState<Refused | null>(null);

  const load = async (text: string): Promise<void> => {
    const parsed = objectOf(text);
    if (!parsed) return setRefused({ title: t("notJson"), faults: [] });
    const answer = await addInstrument(parsed);
    if (!answer.ok) return setRefused({ title: faultWords(answer.problem, common).title, faults: answer.problem.faults ?? [] });
    setRefused(null);
    await instruments.refresh(only);
    tell({ intent: "success", title: t("loaded", { title: answer.value.title }) });
  };
  const file = useFile(({ text }) => void load(text));
  const fetchFile = async (id: string, version: number): Promise<void> => {
    const fault = await download(instrumentPath(id, version), `${id}-${version}.json`);
    if (fault) tellProblem(fault);
  };

  return (
    <div className={styles.page}>
      <div className={styles.section}>
        <PageTitle heading={heading}>{t("instruments")}</PageTitle>
        <Text>{t("instrumentsBecause")}</Text>
      </div>
      {!value && problem && <Fault problem={problem} retry={() => void instruments.refresh(only)} />}
      {!value && !problem && <PageSkeleton />}
      <ul className={styles.list}>
        {value?.instruments.map(({ id, version, title, questions, wording, wellBeing }) => (
          <li key={`${id} ${version}`} className={styles.card}>
            <Subtitle2 as="h2" className={styles.title}>
              {title}
            </Subtitle2>
            <Text className={styles.soft}>{[t("version", { version }), t("questions", { count: questions }), t(`wording.${wording}`), wellBeing && t("wellBeing")].filter(Boolean).join(", ")}</Text>
            <Button size="small" aria-label={t("fetchWhich", { title, version })} onClick={() => void fetchFile(id, version)}>
              {t("fetch")}
            </Button>
          </li>
        ))}
      </ul>
      <section className={styles.section}>
        <Subtitle1 as="h2" className={styles.title}>
          {t("load")}
        </Subtitle1>
        <label htmlFor={fileId}>{t("file")} (JSON)</label>
        <input id={fileId} type="file" accept=".json,application/json" disabled={file.reading} onChange={file.read} className={fileStyles.file} />
        <div role="alert">
          {refused && (
            <>
              <Text weight="semibold">{refused.title}</Text>
              {refused.faults.length > 0 && <FaultTable caption={t("loadFaults")} whereIs={t("where")} faults={refused.faults.map(({ field, message }) => ({ where: field || t("wholeFile"), message }))} />}
            </>
          )}
        </div>
      </section>
    </div>
  );
}

function objectOf(text: string): object | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" ? parsed : null;
  } catch {
    return null;
  }
}
