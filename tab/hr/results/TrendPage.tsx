import { mergeClasses, Subtitle1, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ShownNumber, Trend } from "../../../src/contract/surveys.ts";
import { BackLink } from "../../shell/BackLink.tsx";
import { Fault } from "../../shell/Fault.tsx";
import { language } from "../../shell/language.ts";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { PageTitle } from "../../shell/PageTitle.tsx";
import { useCached, useValue } from "../../shell/useValue.ts";
import { trends } from "../hrStores.ts";
import { useHrStyles } from "../hrStyles.ts";
import { useArrival } from "../useArrival.ts";
import { isShown, percent, runsOf, wholeNumber } from "./numbers.ts";
import { TrendTable } from "./TrendTable.tsx";
import { useResultStyles } from "./useResultStyles.ts";
import "./print.css";

type Line = Trend["lines"][number];

/** How the answers to a pulse have gone from wave to wave. */
export function TrendPage({ campaignId }: { readonly campaignId: string }): React.ReactNode {
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

/** One question: a line for each answer, and a table. A hidden number breaks the line. */
function Followed({ line: { question, points } }: { readonly line: Line }): React.ReactNode {
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const spoken = useValue(language);
  const counted = (count: ShownNumber): string => (isShown(count) ? wholeNumber(count.value, spoken) : t(`reason.${count.hidden}`));
  const answers = [...new Set(points.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.map(({ label }) => label))))].map((label) => {
    const rows = points.map(({ tables }) => tables.flatMap((table) => table.rows).find((row) => row.label === label));
    const words = rows.map((row) => (!row ? "–" : row.share && isShown(row.count) ? percent(row.share.share, spoken) : counted(row.count)));
    return { label, words, shares: rows.map((row) => row?.share?.share ?? null) };
  });
  return (
    <figure className={mergeClasses(own.figure, own.waves, points.length > 4 && own.oneColumn)}>
      <div role="img" aria-label={t("chart", { title: question })} className={own.bars}>
        {answers
          .filter(({ shares }) => shares.some((share) => share !== null))
          .map(({ label, shares }) => (
            <Path key={label} label={label} shares={shares} />
          ))}
      </div>
      <TrendTable title={question} waves={points.map(({ wave }) => wave)} rows={[{ label: t("answered"), words: points.map(({ respondents }) => counted(respondents)) }, ...answers]} />
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
