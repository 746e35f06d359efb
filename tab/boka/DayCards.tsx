import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { dayOfMonth, isOver, longDay, shortWeekday, weekdayOf } from "../shell/dates.ts";
import { hiddenText } from "../shell/hiddenText.ts";
import { useMoment } from "../shell/surroundings.ts";
import { cellStateOf, opensOn } from "./cellState.ts";
import { DayButton } from "./DayButton.tsx";
import { HubName } from "./HubName.tsx";
import type { BoardHub } from "./sortHubs.ts";
import { useSpeech } from "./useSpeech.ts";

const useStyles = makeStyles({
  strip: { display: "grid", gridAutoFlow: "column", gridAutoColumns: "1fr", gap: tokens.spacingHorizontalXS, marginBlock: tokens.spacingVerticalS },
  day: {
    minHeight: "48px",
    minWidth: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase200,
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  chosen: { border: `2px solid ${tokens.colorCompoundBrandStroke}`, fontWeight: tokens.fontWeightSemibold },
  today: { textDecorationLine: "underline", textUnderlineOffset: "3px" },
  number: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXXS },
  cards: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  card: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    paddingBlockEnd: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: { display: "flex", gap: tokens.spacingHorizontalXS, height: "100%" },
  book: { flexShrink: 0, minWidth: "60px", paddingInline: tokens.spacingHorizontalS },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular },
  notBookable: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly days: readonly string[];
  readonly date: string;
  readonly hubs: readonly BoardHub[];
  readonly today: string;
  readonly nearest: string | undefined;
  /** a quick booking is under way */
  readonly booking: boolean;
  readonly onBook: (hubId: string, date: string) => void;
  readonly onDate: (date: string) => void;
  readonly onOpen: (hubId: string, date: string) => void;
};

/** Narrow: the days as a strip, and the hubs of one day under it, each with a way to book it with one press. */
export function DayCards({ days, date, hubs, today, nearest, booking, onBook, onDate, onOpen }: Props): React.ReactNode {
  const styles = useStyles();
  const speech = useSpeech();
  const { t, spoken } = speech;
  const moment = useMoment();
  const isMine = (day: string): boolean => hubs.some((hub) => hub.days.some((entry) => entry.date === day && entry.mine));
  return (
    <>
      <div role="group" aria-label={t("boka.chooseDay")} className={styles.strip}>
        {days.map((day) => (
          <button
            key={day}
            type="button"
            aria-pressed={day === date}
            className={mergeClasses(styles.day, day === date && styles.chosen)}
            onClick={() => onDate(day)}
          >
            <span className={mergeClasses(day === today && styles.today)}>{shortWeekday(weekdayOf(day), spoken)}</span>{" "}
            <span className={styles.number}>
              {dayOfMonth(day)}
              {isMine(day) && <CheckmarkCircleFilled aria-hidden />}
            </span>
            <span style={hiddenText}>{[day === today && t("common.today"), isMine(day) && t("boka.youHaveOne")].filter(Boolean).join(", ")}</span>
          </button>
        ))}
      </div>
      <ul className={styles.cards}>
        {hubs.map((hub) => {
          const shown = hub.days.find((entry) => entry.date === date);
          const opens = opensOn(date, hub.horizonDays, today);
          return (
            <li key={hub.id} className={styles.card}>
              <h3 className={styles.head}>
                <HubName hub={hub} nearest={hub.id === nearest} />
              </h3>
              {hub.bookable && shown ? (
                <div className={styles.cell}>
                  <DayButton speech={speech} hubId={hub.id} hubName={hub.name} day={shown} over={isOver(shown, moment)} opens={opens} onOpen={onOpen} />
                  {!isMine(date) && cellStateOf(shown, isOver(shown, moment), opens).kind === "free" && (
                    <Button className={styles.book} disabledFocusable={booking} aria-label={t("boka.bookWholeDay", { hub: hub.name, day: longDay(date, spoken) })} onClick={() => onBook(hub.id, date)}>
                      {t("pages.boka")}
                    </Button>
                  )}
                </div>
              ) : (
                <p className={styles.notBookable}>{t("boka.notBookable")}</p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
