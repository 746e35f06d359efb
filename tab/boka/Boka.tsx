import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { closeOver, goInstead, openOver } from "../shell/address.ts";
import { addDays, workWeekOf } from "../shell/dates.ts";
import { Fault } from "../shell/Fault.tsx";
import { faultWords } from "../shell/faultWords.ts";
import { loadedPart } from "../shell/loadedPart.tsx";
import { allKinds, boardKey, boards } from "../shell/stores.ts";
import { useNarrow, useToday } from "../shell/surroundings.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { makeValue } from "../shell/value.ts";
import { hiddenText } from "../shell/hiddenText.ts";
import { whenIdle } from "../shell/whenIdle.ts";
import { BoardSkeleton } from "./BoardSkeleton.tsx";
import { dayButtonId } from "./DayButton.tsx";
import { DayCards } from "./DayCards.tsx";
import { Filters } from "./Filters.tsx";
import { hubsToShow, type BoardHub, type Filter } from "./sortHubs.ts";
import { useQuickBooking, type QuickNo } from "./useQuickBooking.ts";
import { WeekStepper } from "./WeekStepper.tsx";
import { WeekTable } from "./WeekTable.tsx";

const loadPanel = async (): Promise<typeof import("./DayPanel.tsx").DayPanel> => (await import("./DayPanel.tsx")).DayPanel;
const DayPanel = loadedPart(loadPanel);

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  top: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  empty: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS, paddingBlock: tokens.spacingVerticalXXL },
});

const noFilter: Filter = { kinds: [], withinKm: null };
/** Kept for the visit: who looks at a hub's page and comes back goes on where they were. */
const chosenFilter = makeValue(noFilter);

/** The week of hubs and days. `hubId` opens that hub's day beside it. */
export function Boka({ date, hubId }: { readonly date?: string; readonly hubId?: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const today = useToday();
  const narrow = useNarrow();
  const filter = useValue(chosenFilter);
  const monday = workWeekOf(date ?? today);
  const week = boardKey(monday, filter.kinds);
  const { value: counted, problem } = useCached(boards, week);
  // Until it is counted by the kinds, the week as it is: its hubs are the same.
  const board = counted ?? (problem ? undefined : boards.read(boardKey(monday)).value);

  const onOpen = useCallback((hub: string, day: string) => openOver({ page: "boka", hubId: hub, date: day }), []);
  useEffect(() => {
    // The panel's code comes once the week is here, so that it opens without a wait. What does not come now is asked for again then.
    if (board) whenIdle(() => void loadPanel().catch(() => undefined));
  }, [board]);

  const [no, setNo] = useState<QuickNo | null>(null);
  const { pending, bookDay } = useQuickBooking(filter.kinds, (answered) => {
    setNo(answered);
    onOpen(answered.hubId, answered.date);
  });
  // The last one opened stays while it closes: a drawer torn away would leave the page behind it hidden from screen readers.
  const [panel, setPanel] = useState<{ readonly hubId: string; readonly date: string } | null>(null);
  if (hubId && date && (panel?.hubId !== hubId || panel.date !== date)) setPanel({ hubId, date });
  const opened = useRef<string | null>(null);
  useEffect(() => {
    const before = opened.current;
    opened.current = hubId && date ? dayButtonId(hubId, date) : null;
    // After the drawer has let go of the focus.
    if (before && !opened.current) requestAnimationFrame(() => document.getElementById(before)?.focus());
  }, [hubId, date]);

  const shown = board ? hubsToShow(board.hubs, filter) : [];
  // All of them until it is known which there are: their buttons would push the week down when it comes.
  const kinds = allKinds.filter((kind) => !board || board.hubs.some((hub) => hub.kinds.includes(kind)));
  const measured = board?.hubs.some((hub) => hub.distanceKm !== null) ?? false;
  const day = date && board?.days.includes(date) ? date : monday <= today && today <= addDays(monday, 4) ? today : monday;
  const view = { days: board?.days ?? [], hubs: shown, today, nearest: measured ? nearestOf(board?.hubs ?? []) : undefined, onOpen };

  return (
    <div className={styles.page}>
      <h1 style={hiddenText}>{t("pages.boka")}</h1>
      <div className={styles.top}>
        <WeekStepper monday={monday} onWeek={(next) => goInstead({ page: "boka", date: next })} onToday={() => goInstead({ page: "boka", date: today })} />
        <Filters kinds={kinds} filter={filter} onFilter={chosenFilter.set} canMeasure={measured} noHome={board !== undefined && !measured} />
      </div>
      {problem && board && (
        <Text role="status" size={200} className={styles.quiet}>
          {t("boka.stale", { why: faultWords(problem, t).title })}
        </Text>
      )}
      {!board && problem && <Fault problem={problem} retry={() => void boards.refresh(week)} />}
      {!board && !problem && <BoardSkeleton narrow={narrow} />}
      {board?.hubs.length === 0 && <Text>{t("boka.noHubs")}</Text>}
      {board && board.hubs.length > 0 && shown.length === 0 && (
        <div className={styles.empty}>
          <Text>{t("boka.noneMatch")}</Text>
          <Button onClick={() => chosenFilter.set(noFilter)}>{t("boka.clearFilters")}</Button>
        </div>
      )}
      {board && shown.length > 0 && !narrow && <WeekTable {...view} />}
      {board && shown.length > 0 && narrow && <DayCards {...view} date={day} booking={pending} onBook={bookDay} onDate={(next) => goInstead({ page: "boka", date: next })} />}
      {measured && (
        <Text size={200} className={styles.quiet}>
          {t("common.crow")}
        </Text>
      )}
      {panel && (
        <Suspense>
          <DayPanel
            key={`${panel.hubId} ${panel.date}`}
            {...panel}
            open={hubId !== undefined}
            kinds={filter.kinds}
            answers={no?.hubId === panel.hubId && no.date === panel.date ? no.answers : []}
            onClose={() => {
              setNo(null);
              closeOver({ page: "boka", ...panel }, { page: "boka", date: panel.date });
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

const nearestOf = (hubs: readonly BoardHub[]): string | undefined => hubsToShow(hubs, noFilter)[0]?.id;
