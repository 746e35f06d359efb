import { Subtitle1, Subtitle2, Text } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ResultChange } from "../../../src/contract/surveys.ts";
import { language } from "../../shell/language.ts";
import { useValue } from "../../shell/useValue.ts";
import { useHrStyles } from "../hrStyles.ts";
import { axisOf, signed, wholeNumber } from "./numbers.ts";
import { useResultStyles } from "./useResultStyles.ts";

/** What has changed since an earlier wave: the same people in both, and everybody in each, side by side. */
export function ChangeList({ changes }: { readonly changes: readonly ResultChange[] }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  return (
    <section className={own.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("change")}
      </Subtitle1>
      {changes.length === 0 && <Text>{t("noChange")}</Text>}
      {changes.map((change) => (
        <Change key={change.id} change={change} />
      ))}
    </section>
  );
}

type Difference = { readonly difference: number; readonly low: number; readonly high: number };

function Change({ change: { title, from, to, paired, unpaired, notes } }: { readonly change: ResultChange }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const spoken = useValue(language);
  const id = useId();
  const rows = [
    { label: t("paired"), pairs: "pairs" in paired ? wholeNumber(paired.pairs, spoken) : "–", difference: paired },
    { label: t("unpaired"), pairs: "–", difference: unpaired },
  ];
  const shown = rows.flatMap(({ difference }): Difference[] => ("low" in difference ? [difference] : []));
  const axis = axisOf(shown);
  const whole = `${title}, ${t("fromTo", { from, to })}`;
  return (
    <figure className={own.figure} aria-labelledby={id}>
      <figcaption className={own.caption}>
        <Subtitle2 as="h3" id={id} className={styles.title}>
          {whole}
        </Subtitle2>
      </figcaption>
      <div role="img" aria-label={t("chart", { title: whole })} className={own.bars}>
        {rows.map(({ label, difference }) => (
          <Interval key={label} label={label} difference={"low" in difference ? difference : null} axis={axis} />
        ))}
      </div>
      <div className={styles.scroll} role="region" aria-label={whole} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("how")}</th>
              <th scope="col" className={styles.number}>
                {t("pairs")}
              </th>
              <th scope="col" className={styles.number}>
                {t("difference")}
              </th>
              <th scope="col" className={styles.number}>
                {t("between")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, pairs, difference }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className={styles.number}>{pairs}</td>
                <td className={styles.number}>{"low" in difference ? signed(difference.difference, spoken) : t(`reason.${difference.hidden}`)}</td>
                <td className={styles.number}>{"low" in difference ? t("interval", { low: signed(difference.low, spoken), high: signed(difference.high, spoken) }) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.length > 0 && (
        <div className={own.caption}>
          <Text weight="semibold">{t("notConclude")}</Text>
          <ul className={own.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </figure>
  );
}

function Interval({ label, difference, axis }: { readonly label: string; readonly difference: Difference | null; readonly axis: { readonly from: number; readonly to: number } }): React.ReactNode {
  const own = useResultStyles();
  const at = (value: number): string => `${((value - axis.from) / (axis.to - axis.from)) * 100}%`;
  return (
    <>
      <span>{label}</span>
      <svg aria-hidden className={own.bar}>
        {difference ? (
          <>
            <line x1={at(0)} x2={at(0)} y1="0" y2="16" className={own.zero} />
            <line x1={at(difference.low)} x2={at(difference.high)} y1="8" y2="8" className={own.line} />
            <circle cx={at(difference.difference)} cy="8" r="5" className={own.fill} />
          </>
        ) : (
          <rect x="0" y="1" width="100%" height="14" className={own.hidden} />
        )}
      </svg>
    </>
  );
}
