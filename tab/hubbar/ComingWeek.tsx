import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { BoardDay, Hub } from "../../src/contract.ts";
import { hrefOf } from "../shell/address.ts";
import { standingOf } from "../shell/booking/bookingState.ts";
import { addDays, isOver, shortDay, workWeekOf } from "../shell/dates.ts";
import { language } from "../shell/language.ts";
import { boards } from "../shell/stores.ts";
import { useMoment, useToday } from "../shell/surroundings.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { Fact } from "./Fact.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 136px), 200px))", columnGap: tokens.spacingHorizontalM },
  day: { display: "flex", alignItems: "center", minHeight: "44px" },
});

/** The week's days at the hub, each a way into that day on the board. */
export function ComingWeek({ hub }: { readonly hub: Hub }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const today = useToday();
  const moment = useMoment();
  const { value } = useCached(boards, workWeekOf(today));
  const monday = workWeekOf(today);
  const known = value?.hubs.find(({ id }) => id === hub.id)?.days;
  // Each day has its place, and leads where it does, before it is known what is free there.
  const dates = [0, 1, 2, 3, 4].map((after) => addDays(monday, after)).filter((date) => date >= today);
  const words = (day: BoardDay): string => {
    if (day.mine) return t("cell.you", { standing: t(`standing.${standingOf(day.mineStatus ?? "held", day.mineCalendar ?? "none")}`) });
    if (isOver(day, moment)) return t("cell.passed");
    if (!day.open) return t("cell.closed");
    if (day.free > 0) return t("cell.free", { count: day.free });
    if (day.freeMorning > 0) return t("cell.freeMorning", { count: day.freeMorning });
    return day.freeAfternoon > 0 ? t("cell.freeAfternoon", { count: day.freeAfternoon }) : t("cell.full");
  };
  return (
    <Fact title={t("hubs.week")}>
      <ul className={styles.list}>
        {dates.map((date) => {
          const day = known?.find((one) => one.date === date);
          return (
            <li key={date} className={styles.day}>
              <Link href={hrefOf({ page: "boka", hubId: hub.id, date })}>
                {shortDay(date, spoken)}
                {day && `: ${words(day)}`}
              </Link>
            </li>
          );
        })}
      </ul>
    </Fact>
  );
}
