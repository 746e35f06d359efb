import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { isOver, longDay, shortDay } from "../shell/dates.ts";
import { useMoment } from "../shell/surroundings.ts";
import { opensOn } from "./cellState.ts";
import { DayButton } from "./DayButton.tsx";
import { HubName } from "./HubName.tsx";
import type { BoardHub } from "./sortHubs.ts";
import { useRovingGrid } from "./useRovingGrid.ts";
import { useSpeech } from "./useSpeech.ts";

const useStyles = makeStyles({
  table: { width: "100%", tableLayout: "fixed", borderCollapse: "separate", borderSpacing: tokens.spacingHorizontalXS },
  corner: { width: "22%", textAlign: "start", fontWeight: tokens.fontWeightRegular },
  day: { textAlign: "start", fontWeight: tokens.fontWeightRegular, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, color: tokens.colorNeutralForeground2 },
  /* its line takes no height of its own: the week of today stands where every other does */
  today: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1, borderBottom: `2px solid ${tokens.colorCompoundBrandStroke}`, paddingBottom: `calc(${tokens.spacingVerticalXS} - 2px)` },
  hub: { textAlign: "start", fontWeight: tokens.fontWeightRegular, verticalAlign: "middle", paddingInlineEnd: tokens.spacingHorizontalS },
  /* A height makes the buttons' 100 % mean the row's height. */
  cell: { padding: 0, height: "56px" },
  notBookable: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

type Props = {
  readonly days: readonly string[];
  readonly hubs: readonly BoardHub[];
  readonly today: string;
  readonly nearest: string | undefined;
  readonly onOpen: (hubId: string, date: string) => void;
};

/** The week: hubs down, days across. Arrow keys go from cell to cell. */
export function WeekTable({ days, hubs, today, nearest, onOpen }: Props): React.ReactNode {
  const styles = useStyles();
  const speech = useSpeech();
  const { t, spoken } = speech;
  const moment = useMoment();
  const grid = useRovingGrid(days.length + 1, hubs.length);

  return (
    <table role="grid" aria-label={t("boka.week")} className={styles.table} onKeyDown={grid.onKeyDown} onFocus={grid.onFocus}>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            {t("boka.hub")}
          </th>
          {days.map((date) => (
            <th key={date} scope="col" aria-current={date === today ? "date" : undefined} className={mergeClasses(styles.day, date === today && styles.today)}>
              <abbr title={longDay(date, spoken)} style={{ textDecoration: "none" }}>
                {shortDay(date, spoken)}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hubs.map((hub, row) => (
          <tr key={hub.id}>
            <th scope="row" className={styles.hub}>
              <HubName hub={hub} nearest={hub.id === nearest} tabIndex={grid.tabIndexOf(row, 0)} />
            </th>
            {!hub.bookable && (
              <td colSpan={days.length} className={styles.notBookable}>
                {t("boka.notBookable")}
              </td>
            )}
            {hub.bookable &&
              hub.days.map((day, index) => (
                <td key={day.date} className={styles.cell}>
                  <DayButton speech={speech} hubId={hub.id} hubName={hub.name} day={day} over={isOver(day, moment)} opens={opensOn(day.date, hub.horizonDays, today)} tabIndex={grid.tabIndexOf(row, index + 1)} onOpen={onOpen} />
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
