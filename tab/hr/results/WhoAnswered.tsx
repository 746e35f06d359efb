import { Subtitle1, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ResultTable, WaveResults } from "../../../src/contract/surveys.ts";
import { useHrStyles } from "../hrStyles.ts";
import { TableFigure } from "./TableFigure.tsx";
import { useResultStyles } from "./useResultStyles.ts";

/** Who answered, what may be shown, and why not more. */
export function WhoAnswered({ results: { responseRate, hidden } }: { readonly results: WaveResults }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const { invited, respondents, share } = responseRate;
  const table: ResultTable = {
    id: "rate",
    title: t("rate"),
    rowsAre: t("who"),
    rows: [
      { label: t("invited"), count: { value: invited } },
      { label: t("respondents"), count: respondents, ...(share && { share }) },
    ],
    notes: [],
  };
  return (
    <>
      <section className={own.section}>
        <Subtitle1 as="h2" className={styles.title}>
          {t("who")}
        </Subtitle1>
        <TableFigure table={table} />
      </section>
      <section className={own.section}>
        <Subtitle1 as="h2" className={styles.title}>
          {t("may")}
        </Subtitle1>
        <Text>{t("mayBecause")}</Text>
        <Text>{hidden === 0 ? t("allShown") : t("hidden", { count: hidden })}</Text>
        {hidden > 0 && (
          <ul className={styles.bullets}>
            <li>{t("fewInvited")}</li>
            <li>{t("withheld")}</li>
          </ul>
        )}
      </section>
    </>
  );
}
