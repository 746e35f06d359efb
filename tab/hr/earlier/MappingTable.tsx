import { Select, Subtitle1, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useHrStyles } from "../hrStyles.ts";
import type { CsvStart } from "./csvStart.ts";
import { leftOut, ofQuestion, roles, type FormQuestion } from "./mapping.ts";

type Props = { readonly start: CsvStart; readonly questions: readonly FormQuestion[]; readonly mapping: Readonly<Record<string, string>>; readonly onMap: (column: string, to: string) => void };

/** The mapping step: each column of the file with its first value, and what it stands for. */
export function MappingTable({ start: { columns, first }, questions, mapping, onMap }: Props): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("mapping")}
      </Subtitle1>
      <Text>{t("mappingBecause")}</Text>
      <div className={styles.scroll} role="group" aria-label={t("mapping")} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("column")}</th>
              <th scope="col">{t("first")}</th>
              <th scope="col">{t("means")}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, at) => (
              <tr key={`${at} ${column}`}>
                <th scope="row">{column}</th>
                <td>{first[at] ?? ""}</td>
                <td>
                  <Select aria-label={`${t("means")}: ${column}`} value={mapping[column] ?? leftOut} onChange={(_event, { value }) => onMap(column, value)}>
                    <option value={leftOut}>{t("skip")}</option>
                    {roles.map((role) => (
                      <option key={role} value={role}>
                        {t(`target.${role}`)}
                      </option>
                    ))}
                    {questions.map(({ id, text }) => (
                      <option key={id} value={ofQuestion(id)}>
                        {t("question", { text })}
                      </option>
                    ))}
                  </Select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
