import { Subtitle2 } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ResultRow, ResultTable } from "../../../src/contract/surveys.ts";
import { language } from "../../shell/language.ts";
import { useNarrow } from "../../shell/surroundings.ts";
import { useValue } from "../../shell/useValue.ts";
import { useHrStyles } from "../hrStyles.ts";
import { barsOf, isShown, percent, wholeNumber, type Bar } from "./numbers.ts";
import { useResultStyles } from "./useResultStyles.ts";

/** A table with its chart beside it. A hidden number is a dashed frame in the one, its reason in the other. */
export function TableFigure({ table, level = "h3" }: { readonly table: ResultTable; readonly level?: "h3" | "h4" | "h5" }): React.ReactNode {
  const styles = useResultStyles();
  const shared = useHrStyles();
  const { t } = useTranslation("results");
  const spoken = useValue(language);
  const id = useId();
  const bars = barsOf(table.rows);
  const shares = table.rows.some(({ share }) => share);
  const narrow = useNarrow();
  const intervalOf = ({ share }: ResultRow): string => (share ? t("interval", { low: percent(share.low, spoken), high: percent(share.high, spoken) }) : "");
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption className={styles.caption}>
        <Subtitle2 as={level === "h5" ? "h5" : level} id={id} className={shared.title}>
          {table.title}
        </Subtitle2>
      </figcaption>
      <div role="img" aria-label={t("chart", { title: table.title })} className={styles.bars}>
        {bars.map((bar) => (
          <BarOf key={bar.label} {...bar} />
        ))}
      </div>
      <div className={shared.scroll} role="group" aria-label={table.title} tabIndex={0}>
        <table className={shared.table}>
          <thead>
            <tr>
              <th scope="col">{table.rowsAre}</th>
              <th scope="col" className={shared.number}>
                {t("count")}
              </th>
              {shares && (
                <>
                  <th scope="col" className={shared.number}>
                    {t("share")}
                    {narrow && <div className={styles.under}>{t("between")}</div>}
                  </th>
                  {!narrow && (
                    <th scope="col" className={shared.number}>
                      {t("between")}
                    </th>
                  )}
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td className={shared.number}>{isShown(row.count) ? wholeNumber(row.count.value, spoken) : t(`reason.${row.count.hidden}`)}</td>
                {shares && (
                  <>
                    <td className={shared.number}>
                      {row.share ? percent(row.share.share, spoken) : "–"}
                      {narrow && <div className={styles.under}>{intervalOf(row)}</div>}
                    </td>
                    {!narrow && <td className={shared.number}>{intervalOf(row) || "–"}</td>}
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.notes.length > 0 && (
        <ul className={styles.notes}>
          {table.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function BarOf({ label, length, interval }: Bar): React.ReactNode {
  const styles = useResultStyles();
  const at = (share: number): string => `${share * 100}%`;
  return (
    <>
      <span>{label}</span>
      <svg aria-hidden className={styles.bar}>
        <rect x="0" y="1" width="100%" height="14" className={length === null ? styles.hidden : styles.frame} />
        {length !== null && <rect x="0" y="1" width={at(length)} height="14" className={styles.fill} />}
        {length !== null && interval && <line x1={at(interval.low)} x2={at(interval.high)} y1="8" y2="8" className={styles.zero} />}
      </svg>
    </>
  );
}
