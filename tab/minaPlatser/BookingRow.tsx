import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Booking } from "../../src/contract.ts";
import { hrefOf } from "../shell/address.ts";
import { BookingActions } from "../shell/booking/BookingActions.tsx";
import { deskWords, hoursOf } from "../shell/booking/bookingWords.ts";
import { shortDay } from "../shell/dates.ts";
import { language } from "../shell/language.ts";
import { useToday } from "../shell/surroundings.ts";
import { useValue } from "../shell/useValue.ts";
import { BookingHistory } from "./BookingHistory.tsx";
import { StandingBadge } from "./StandingBadge.tsx";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useLinkedFocus } from "./useLinkedFocus.ts";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS },
  state: { color: tokens.colorNeutralForeground2 },
});

export function BookingRow({ booking, linked }: { readonly booking: Booking; readonly linked: boolean }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const today = useToday();
  const row = useLinkedFocus<HTMLLIElement>(linked);
  useFocusAfter(row);
  return (
    <li ref={row} tabIndex={-1} className={styles.row}>
      <div className={styles.head}>
        <Text>
          <strong>{shortDay(booking.date, spoken, today)}</strong> {hoursOf(booking, spoken)} · {booking.hubName}, {deskWords(booking)}
        </Text>
        <StandingBadge booking={booking} />
      </div>
      <Text className={styles.state}>{booking.state}</Text>
      {booking.status === "declined" && booking.date >= today && <Link href={hrefOf({ page: "boka", date: booking.date })}>{t("mina.freeThatDay")}</Link>}
      <BookingActions booking={booking} />
      <BookingHistory bookingId={booking.id} version={`${booking.status} ${booking.calendar}`} />
    </li>
  );
}
