import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Booking } from "../../../src/contract.ts";
import { language } from "../language.ts";
import { useValue } from "../useValue.ts";
import { BookingActions } from "./BookingActions.tsx";
import { deskWords, hoursOf } from "./bookingWords.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `2px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
});

/** My booking of a day, with its state in a sentence and what may be done with it. */
export function MyBooking({ booking, onReleased }: { readonly booking: Booking; readonly onReleased: () => void }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  return (
    <div tabIndex={-1} className={styles.card}>
      <Text weight="semibold">
        {t("panel.yours")}: {deskWords(booking)}, {hoursOf(booking, spoken)}
      </Text>
      <Text>{booking.state}</Text>
      <BookingActions booking={booking} onReleased={onReleased} />
    </div>
  );
}
