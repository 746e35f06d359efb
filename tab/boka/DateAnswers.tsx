import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Alternative, BookingResults } from "../../src/contract.ts";
import { deskWords, hoursOf } from "../shell/booking/bookingWords.ts";
import { RefusalNotice } from "../shell/booking/RefusalNotice.tsx";
import { shortDay } from "../shell/dates.ts";
import { language } from "../shell/language.ts";
import { useValue } from "../shell/useValue.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  yes: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, fontSize: "20px", color: tokens.colorBrandForeground1 },
});

/** Several days asked for at once: what each got. */
export function DateAnswers({
  answers,
  busy,
  onTake,
}: {
  readonly answers: BookingResults["results"];
  readonly busy: boolean;
  readonly onTake: (alternative: Alternative) => void;
}): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const list = useRef<HTMLUListElement>(null);
  // The form that was pressed may be gone by now: the day is theirs. The focus goes to what came of it.
  useEffect(() => list.current?.focus(), []);
  return (
    <ul ref={list} tabIndex={-1} className={styles.list} aria-label={t("panel.answers")}>
      {answers.map(({ date, booking, refusal }) => (
        <li key={date}>
          {booking && (
            <div role="status" className={styles.yes}>
              <CheckmarkCircleFilled aria-hidden className={styles.icon} />
              <Text>
                <strong>{shortDay(date, spoken)}</strong> {hoursOf(booking, spoken)}, {deskWords(booking)}. {booking.state}
              </Text>
            </div>
          )}
          {refusal && <RefusalNotice {...refusal} title={`${shortDay(date, spoken)}: ${refusal.title}`} busy={busy} onTake={onTake} />}
        </li>
      ))}
    </ul>
  );
}
