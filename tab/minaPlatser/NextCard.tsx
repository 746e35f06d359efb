import { Link, makeStyles, Text, Title3, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Booking } from "../../src/contract.ts";
import { hrefOf } from "../shell/address.ts";
import { BookingActions } from "../shell/booking/BookingActions.tsx";
import { deskWords, hoursOf } from "../shell/booking/bookingWords.ts";
import { longDay } from "../shell/dates.ts";
import { language } from "../shell/language.ts";
import { hubs, only } from "../shell/stores.ts";
import { useToday } from "../shell/surroundings.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { BookingHistory } from "./BookingHistory.tsx";
import { StandingBadge } from "./StandingBadge.tsx";
import { useFocusAfter } from "./useFocusAfter.ts";
import { useLinkedFocus } from "./useLinkedFocus.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  title: { margin: 0 },
  facts: { margin: 0, display: "grid", gridTemplateColumns: "auto 1fr", alignItems: "baseline", columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS },
  fact: { margin: 0 },
  hours: { whiteSpace: "nowrap" },
});

/** The next place: where, when, how it stands, who to ask and who has the key. */
export function NextCard({ booking, linked }: { readonly booking: Booking; readonly linked: boolean }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const card = useLinkedFocus<HTMLDivElement>(linked);
  useFocusAfter(card);
  const today = useToday();
  const hub = useCached(hubs, only).value?.hubs.find(({ id }) => id === booking.hubId);
  return (
    <div ref={card} tabIndex={-1} className={styles.card}>
      <Title3 as="h3" className={styles.title}>
        <Link href={hrefOf({ page: "hubbar", hubId: booking.hubId })} style={{ font: "inherit" }}>
          {booking.hubName}
        </Link>
        , {deskWords(booking)}
      </Title3>
      <Text size={400}>
        {longDay(booking.date, spoken, today)}, <span className={styles.hours}>{hoursOf(booking, spoken)}</span>
      </Text>
      <div>
        <StandingBadge booking={booking} /> <Text>{booking.state}</Text>
      </div>
      {hub && (
        <dl className={styles.facts}>
          <dt>{t("panel.contact")}</dt>
          <dd className={styles.fact}>
            {hub.about.contact.name}, <Link href={`tel:${hub.about.contact.phone.replace(/[^+\d]/g, "")}`}>{hub.about.contact.phone}</Link>
          </dd>
          <dt>{t("mina.keys")}</dt>
          <dd className={styles.fact}>{hub.about.keys}</dd>
        </dl>
      )}
      <BookingActions booking={booking} />
      <BookingHistory bookingId={booking.id} version={`${booking.status} ${booking.calendar}`} />
    </div>
  );
}
