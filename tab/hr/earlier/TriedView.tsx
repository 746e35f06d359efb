import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { EarlierAnswers as Tried } from "../../../src/contract/surveys.ts";
import { FaultTable } from "../FaultTable.tsx";

/** What a dry run found, row by row. */
export function TriedView({ tried }: { readonly tried: Tried | null }): React.ReactNode {
  const { t } = useTranslation("hr");
  return (
    <div role="status">
      {tried && !tried.imported && (
        <>
          <Text block>
            {t("tried", { rows: tried.rows, people: tried.people, waves: tried.waves.length })} {tried.waves.length > 0 && t("wavesFound", { names: tried.waves.join(", ") })}
          </Text>
          <Text block weight="semibold">
            {tried.faults.length === 0 ? t("noFaults") : t("rowFaults", { count: tried.faults.length })}
          </Text>
          {tried.faults.length > 0 && (
            <FaultTable caption={t("loadFaults")} whereIs={t("row")} faults={tried.faults.map(({ row, column, message }) => ({ where: column === null ? String(row) : `${row}, ${column}`, message }))} />
          )}
        </>
      )}
    </div>
  );
}
