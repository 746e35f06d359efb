import { Button, Field, Input, Text } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { auditPath } from "../api/campaigns.ts";
import { download } from "../api/download.ts";
import { addDays, isDate } from "../shell/dates.ts";
import { Fault } from "../shell/Fault.tsx";
import { language } from "../shell/language.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useNarrow, useNow, useToday } from "../shell/surroundings.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { whenWords } from "../shell/whenWords.ts";
import { audits } from "./hrStores.ts";
import { useHrStyles } from "./hrStyles.ts";
import { useArrival } from "./useArrival.ts";

/** What HR has done and looked at, as the works council can be given it. */
export function AuditLog(): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const heading = useArrival();
  const today = useToday();
  const tellProblem = useTellProblem();
  const [from, setFrom] = useState(addDays(today, -30));
  const [to, setTo] = useState(today);
  const days = isDate(from) && isDate(to) && from <= to ? `${from} ${addDays(to, 1)}` : null;
  const fetchCsv = async (): Promise<void> => {
    const problem = days === null ? null : await download(auditPath(days, ".csv"), `${t("audit")} ${from}–${to}.csv`);
    if (problem) tellProblem(problem);
  };
  return (
    <div className={styles.page}>
      <div className={styles.section}>
        <PageTitle heading={heading}>{t("audit")}</PageTitle>
        <Text>{t("auditBecause")}</Text>
      </div>
      <div className={styles.fields}>
        <Field label={t("from")}>
          <Input type="date" value={from} max={to} onChange={(_event, { value }) => setFrom(value)} />
        </Field>
        <Field label={t("to")}>
          <Input type="date" value={to} min={from} onChange={(_event, { value }) => setTo(value)} />
        </Field>
      </div>
      <div>
        <Button disabledFocusable={days === null} onClick={() => void fetchCsv()}>
          {t("fetchCsv")}
        </Button>
      </div>
      {days !== null && <Entries days={days} />}
    </div>
  );
}

function Entries({ days }: { readonly days: string }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const spoken = useValue(language);
  const now = new Date(useNow());
  const narrow = useNarrow();
  const { value, problem } = useCached(audits, days);
  // To look is itself noted: the list is read anew each time one comes here.
  useEffect(() => void (audits.read(days).value && audits.refresh(days)), [days]);
  if (!value) return problem ? <Fault problem={problem} retry={() => void audits.refresh(days)} /> : <PageSkeleton cards={1} />;
  if (value.entries.length === 0) return <Text>{t("noAudit")}</Text>;
  if (narrow)
    return (
      <ul className={styles.list} aria-label={t("audit")}>
        {value.entries.map(({ at, by, what, about }, row) => (
          <li key={row} className={styles.card}>
            <Text weight="semibold">{what}</Text>
            <Text>{about}</Text>
            <Text className={styles.soft}>
              {whenWords(at, spoken, now)}, {by}
            </Text>
          </li>
        ))}
      </ul>
    );
  return (
    <div className={styles.scroll} role="group" aria-label={t("audit")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("at")}</th>
            <th scope="col">{t("by")}</th>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("about")}</th>
          </tr>
        </thead>
        <tbody>
          {value.entries.map(({ at, by, what, about }, row) => (
            <tr key={row}>
              <td>{whenWords(at, spoken, now)}</td>
              <td>{by}</td>
              <td>{what}</td>
              <td>{about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
