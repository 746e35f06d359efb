import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Hub } from "../../src/contract.ts";
import { longWeekday, shortDay, span } from "../shell/dates.ts";
import { language } from "../shell/language.ts";
import { useValue } from "../shell/useValue.ts";
import { Fact } from "./Fact.tsx";

const useStyles = makeStyles({
  hours: { margin: 0, display: "grid", gridTemplateColumns: "auto 1fr", columnGap: tokens.spacingHorizontalL },
  value: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

export function OpeningHours({ hub }: { readonly hub: Hub }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  return (
    <>
      <Fact title={t("hubs.opening")}>
        <dl className={styles.hours}>
          {hub.opening.map((day) => [
            <dt key={`${day.weekday} day`}>{longWeekday(day.weekday, spoken)}</dt>,
            <dd key={`${day.weekday} hours`} className={styles.value}>
              {span(day.opens, day.closes, spoken)}
            </dd>,
          ])}
        </dl>
      </Fact>
      <Fact title={t("hubs.closedDays")}>
        {hub.closedDays.length === 0 ? (
          t("hubs.noClosedDays")
        ) : (
          <ul className={styles.list}>
            {hub.closedDays.map((day) => (
              <li key={day.date}>
                {shortDay(day.date, spoken)}: {day.reason}
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </>
  );
}
