import { useTranslation } from "react-i18next";
import { useHrStyles } from "./hrStyles.ts";

/** What is wrong with a file, place by place. */
export function FaultTable({ caption, whereIs, faults }: { readonly caption: string; readonly whereIs: string; readonly faults: readonly { readonly where: string; readonly message: string }[] }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  return (
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{whereIs}</th>
            <th scope="col">{t("what")}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ where, message }, at) => (
            <tr key={at}>
              <th scope="row">{where}</th>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
