import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Alternative, Booking, BookingResults } from "../../src/contract.ts";
import { isActive } from "../shell/booking/bookingState.ts";
import { deskWords, hoursOf } from "../shell/booking/bookingWords.ts";
import { RefusalNotice } from "../shell/booking/RefusalNotice.tsx";
import { shortDay } from "../shell/dates.ts";
import { language } from "../shell/language.ts";
import { bookings, only } from "../shell/stores.ts";
import { useCached, useValue } from "../shell/useValue.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  yes: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, fontSize: "20px", color: tokens.colorBrandForeground1 },
});

/** Several days asked for at once: what each got, and how it stands since: the calendar answers later. */
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
  const known = useCached(bookings, only).value?.bookings ?? [];
  const list = useRef<HTMLUListElement>(null);
  // The form that was pressed may be gone by now: the day is theirs. The focus goes to what came of it.
  useEffect(() => list.current?.focus(), []);
  return (
    <ul ref={list} tabIndex={-1} className={styles.list} aria-label={t("panel.answers")}>
      {answers.map(({ date, booking, refusal }) => (
        <li key={date}>
          {booking && <Got date={date} booking={known.find(({ id }) => id === booking.id) ?? booking} />}
          {refusal && <RefusalNotice {...refusal} title={`${shortDay(date, spoken)}: ${refusal.title}`} busy={busy} onTake={onTake} />}
        </li>
      ))}
    </ul>
  );
}

function Got({ date, booking }: { readonly date: string; readonly booking: Booking }): React.ReactNode {
  const styles = useStyles();
  const spoken = useValue(language);
  return (
    <div role="status" className={styles.yes}>
      {isActive(booking.status) ? <CheckmarkCircleFilled aria-hidden className={styles.icon} /> : <InfoRegular aria-hidden className={styles.icon} />}
      <Text>
        <strong>{shortDay(date, spoken)}</strong> {hoursOf(booking, spoken)}, {deskWords(booking)}. {booking.state}
      </Text>
    </div>
  );
}
