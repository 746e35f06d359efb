import { useTranslation } from "react-i18next";
import { useNarrow } from "../../shell/surroundings.ts";
import { useHrStyles } from "../hrStyles.ts";
import { useResultStyles } from "./useResultStyles.ts";

/** A row's words, one a wave. */
export type TrendRow = { readonly label: string; readonly words: readonly string[] };
type Props = { readonly title: string; readonly waves: readonly string[]; readonly rows: readonly TrendRow[] };

/** A wave a column; on a narrow screen a wave a row, under each answer. */
export function TrendTable({ title, waves, rows }: Props): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const narrow = useNarrow();
  if (narrow)
    return (
      <table className={styles.table} aria-label={title}>
        {rows.map(({ label, words }) => (
          <tbody key={label}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {label}
              </th>
            </tr>
            {waves.map((wave, at) => (
              <tr key={wave}>
                <th scope="row">{wave}</th>
                <td className={styles.number}>{words[at]}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    );
  return (
    <div className={styles.scroll} role="group" aria-label={title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("answer")}</th>
            {waves.map((wave) => (
              <th key={wave} scope="col" className={own.wave}>
                {wave}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, words }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {waves.map((wave, at) => (
                <td key={wave} className={styles.number}>
                  {words[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
