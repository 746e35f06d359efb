import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleHalfFillRegular } from "@fluentui/react-icons/svg/circle-half-fill";
import { DrinkCoffeeRegular } from "@fluentui/react-icons/svg/drink-coffee";
import { HourglassRegular } from "@fluentui/react-icons/svg/hourglass";
import { SubtractCircleRegular } from "@fluentui/react-icons/svg/subtract-circle";
import { memo } from "react";
import type { BoardDay } from "../../src/contract.ts";
import { longDay, shortDay } from "../shell/dates.ts";
import { hiddenText } from "../shell/hiddenText.ts";
import { cellStateOf, type CellState } from "./cellState.ts";
import type { Speech } from "./useSpeech.ts";

const useStyles = makeStyles({
  button: {
    boxSizing: "border-box",
    width: "100%",
    height: "100%",
    minHeight: "56px",
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    justifyContent: "center",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  free: { fontWeight: tokens.fontWeightSemibold },
  full: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground2 },
  closed: { border: `1px dashed ${tokens.colorNeutralStroke1}`, backgroundColor: "transparent", color: tokens.colorNeutralForeground2 },
  mine: {
    border: `2px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    ":hover": { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorNeutralForeground1 },
  },
  waiting: { border: `2px dashed ${tokens.colorBrandStroke1}` },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, fontSize: "16px" },
  words: { overflowWrap: "normal" },
  hidden: hiddenText,
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightRegular },
});

type Props = {
  readonly speech: Speech;
  readonly hubId: string;
  readonly hubName: string;
  readonly day: BoardDay;
  readonly over: boolean;
  /** the date from which the day can be booked; null when it can be now */
  readonly opens: string | null;
  readonly tabIndex?: number;
  readonly onOpen: (hubId: string, date: string) => void;
};

/** A day at a hub: what it is in words, and by border and sign; never by colour alone. */
export const DayButton = memo(function DayButton({ speech, hubId, hubName, day, over, opens, tabIndex, onOpen }: Props): React.ReactNode {
  const styles = useStyles();
  const state = cellStateOf(day, over, opens);
  const words = speech.wordsOf(state);
  const waits = state.kind === "mine" && (state.standing === "waiting" || state.standing === "unanswered");
  const below =
    state.kind === "closed"
      ? state.reason
      : state.kind === "early"
        ? speech.t("cell.opens", { day: shortDay(state.opens, speech.spoken, day.date) })
        : waits
          ? speech.t(`standing.${state.standing}`)
          : undefined;

  return (
    <button
      type="button"
      id={dayButtonId(hubId, day.date)}
      tabIndex={tabIndex}
      className={mergeClasses(
        styles.button,
        state.kind === "free" && styles.free,
        (state.kind === "full" || state.kind === "unfit") && styles.full,
        (state.kind === "closed" || state.kind === "passed" || state.kind === "early") && styles.closed,
        state.kind === "mine" && styles.mine,
        waits && styles.waiting,
      )}
      onClick={() => onOpen(hubId, day.date)}
    >
      <span className={mergeClasses(styles.line, styles.words)}>
        {signOf(state, styles.icon)}
        {words}
      </span>
      {below && <span className={styles.small}>{below}</span>}
      {day.happening && (
        <span className={mergeClasses(styles.line, styles.small)}>
          <DrinkCoffeeRegular aria-hidden className={styles.icon} />
          {day.happening}
        </span>
      )}
      <span className={styles.hidden}>{`, ${hubName}, ${longDay(day.date, speech.spoken)}`}</span>
    </button>
  );
});

/** Where the focus goes back to when the day has been looked at. */
export const dayButtonId = (hubId: string, date: string): string => `day-${hubId}-${date}`;

function signOf(state: CellState, className: string): React.ReactNode {
  if (state.kind === "full" || state.kind === "unfit") return <SubtractCircleRegular aria-hidden className={className} />;
  if (state.kind === "half") return <CircleHalfFillRegular aria-hidden className={className} />;
  if (state.kind !== "mine") return null;
  if (state.standing === "waiting" || state.standing === "unanswered") return <HourglassRegular aria-hidden className={className} />;
  return <CheckmarkCircleFilled aria-hidden className={className} />;
}
