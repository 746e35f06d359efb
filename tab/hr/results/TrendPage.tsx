import { Subtitle1, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ResultRow, Trend } from "../../../src/contract/surveys.ts";
import { BackLink } from "../../shell/BackLink.tsx";
import { Fault } from "../../shell/Fault.tsx";
import { language } from "../../shell/language.ts";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { PageTitle } from "../../shell/PageTitle.tsx";
import { useNow } from "../../shell/surroundings.ts";
import { useCached, useValue } from "../../shell/useValue.ts";
import { whenWords } from "../../shell/whenWords.ts";
import { trends } from "../hrStores.ts";
import { useHrStyles } from "../hrStyles.ts";
import { useArrival } from "../useArrival.ts";
import { isShown, percent, runsOf, wholeNumber } from "./numbers.ts";
import { usePrintStyles, useResultStyles } from "./useResultStyles.ts";

type Line = Trend["lines"][number];

/** How the answers to a pulse have gone from wave to wave. */
export function TrendPage({ campaignId }: { readonly campaignId: string }): React.ReactNode {
  usePrintStyles();
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const heading = useArrival();
  const { value, problem } = useCached(trends, campaignId);
  return (
    <div className={styles.page}>
      <BackLink to={{ page: "hr", view: "utskick", id: campaignId }}>{t("back")}</BackLink>
      <PageTitle heading={heading}>{t("trend")}</PageTitle>
      {!value && problem && <Fault problem={problem} retry={() => void trends.refresh(campaignId)} />}
      {!value && !problem && <PageSkeleton />}
      {value?.lines.length === 0 && <Text>{t("noTrend")}</Text>}
      {value?.lines.map((line) => (
        <section key={line.question} className={own.section}>
          <Subtitle1 as="h2" className={styles.title}>
            {line.question}
          </Subtitle1>
          <Followed line={line} />
        </section>
      ))}
    </div>
  );
}

/** One question: a table with a wave a column, and a line for each answer. A hidden number breaks the line. */
function Followed({ line: { question, points } }: { readonly line: Line }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const spoken = useValue(language);
  const now = new Date(useNow());
  const labels = [...new Set(points.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.map(({ label }) => label))))];
  const rowAt = (point: Line["points"][number], label: string): ResultRow | undefined => point.tables.flatMap(({ rows }) => rows).find((row) => row.label === label);
  const words = (row: ResultRow | undefined): string => {
    if (!row) return "–";
    if (!isShown(row.count)) return t(`reason.${row.count.hidden}`);
    return row.share ? percent(row.share.share, spoken) : wholeNumber(row.count.value, spoken);
  };
  return (
    <figure className={own.figure}>
      <div role="img" aria-label={t("chart", { title: question })} className={own.bars}>
        {labels.map((label) => (
          <Path key={label} label={label} shares={points.map((point) => rowAt(point, label)?.share?.share ?? null)} />
        ))}
      </div>
      <div className={styles.scroll} role="region" aria-label={question} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("answer")}</th>
              {points.map(({ wave, date }) => (
                <th key={`${wave} ${date}`} scope="col" className={styles.number}>
                  {wave}
                  <br />
                  <Text size={200}>{whenWords(date, spoken, now)}</Text>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t("answered")}</th>
              {points.map(({ wave, date, respondents }) => (
                <td key={`${wave} ${date}`} className={styles.number}>
                  {isShown(respondents) ? wholeNumber(respondents.value, spoken) : t(`reason.${respondents.hidden}`)}
                </td>
              ))}
            </tr>
            {labels.map((label) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {points.map((point) => (
                  <td key={`${point.wave} ${point.date}`} className={styles.number}>
                    {words(rowAt(point, label))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

function Path({ label, shares }: { readonly label: string; readonly shares: readonly (number | null)[] }): React.ReactNode {
  const own = useResultStyles();
  const x = (at: number): number => (shares.length === 1 ? 50 : 4 + (at / (shares.length - 1)) * 92);
  const y = (share: number): number => 28 - share * 24;
  return (
    <>
      <span>{label}</span>
      <svg aria-hidden viewBox="0 0 100 32" preserveAspectRatio="none" className={own.bar} style={{ height: "56px" }}>
        <line x1="0" x2="100" y1="28" y2="28" className={own.frame} vectorEffect="non-scaling-stroke" />
        {runsOf(shares).map((run) => (
          <g key={run[0]?.at}>
            <polyline points={run.map(({ at, point }) => `${x(at)},${y(point)}`).join(" ")} className={own.line} vectorEffect="non-scaling-stroke" />
            {run.map(({ at, point }) => (
              <line key={at} x1={x(at)} x2={x(at)} y1={y(point) - 2} y2={y(point) + 2} className={own.line} vectorEffect="non-scaling-stroke" />
            ))}
          </g>
        ))}
      </svg>
    </>
  );
}
