import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { BoardDay } from "../../src/contract.ts";
import { isOver, shortDay } from "../shell/dates.ts";
import { language } from "../shell/language.ts";
import { useMoment, useToday } from "../shell/surroundings.ts";
import { useValue } from "../shell/useValue.ts";
import { cellStateOf, opensOn } from "./cellState.ts";
import { wordsOf } from "./cellWords.ts";

const useStyles = makeStyles({ days: { border: 0, margin: 0, padding: 0, display: "flex", flexDirection: "column" }, legend: { padding: 0, fontWeight: tokens.fontWeightSemibold } });

/** The whole day is one's own already. */
export const isTaken = (day: BoardDay | undefined): boolean => day?.mine !== undefined && day.minePart === "day";

/** The week's other days at the same hub, to book with the same press. */
export function SeveralDays({
  week,
  horizonDays,
  date,
  chosen,
  onChosen,
}: {
  readonly week: readonly BoardDay[];
  readonly horizonDays: number;
  readonly date: string;
  readonly chosen: readonly string[];
  readonly onChosen: (dates: readonly string[]) => void;
}): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const moment = useMoment();
  const today = useToday();
  const opens = (day: BoardDay): string | null => opensOn(day.date, horizonDays, today);
  return (
    <fieldset className={styles.days}>
      <legend className={styles.legend}>{t("panel.whichDays")}</legend>
      {week
        .filter((day) => !isOver(day, moment))
        .map((day) => (
          <Checkbox
            key={day.date}
            label={`${shortDay(day.date, spoken)} · ${wordsOf(cellStateOf(day, false, opens(day)), t)}`}
            checked={day.date === date || (chosen.includes(day.date) && !isTaken(day))}
            disabled={day.date === date || !day.open || isTaken(day) || opens(day) !== null}
            onChange={(_event, { checked }) => onChosen(checked ? [...chosen, day.date] : chosen.filter((other) => other !== day.date))}
          />
        ))}
    </fieldset>
  );
}
