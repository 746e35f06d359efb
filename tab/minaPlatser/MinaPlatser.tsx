import { Button, makeStyles, Subtitle1, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { goTo } from "../shell/address.ts";
import { Fault } from "../shell/Fault.tsx";
import { hiddenText } from "../shell/hiddenText.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { bookings, hubs, only } from "../shell/stores.ts";
import { useNow } from "../shell/surroundings.ts";
import { useCached } from "../shell/useValue.ts";
import { BookingRow } from "./BookingRow.tsx";
import { groupBookings, type WeekOfBookings } from "./groupBookings.ts";
import { NextCard } from "./NextCard.tsx";
import { nextSection } from "./useFocusAfter.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL, maxWidth: "760px" },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "4px" } },
  empty: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalM, paddingBlock: tokens.spacingVerticalL },
  title: { margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

/** My bookings: the next on top, then those that come, then the past, by week. `bookingId` is the one a link leads to. */
export function MinaPlatser({ bookingId }: { readonly bookingId?: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const now = useNow();
  const { value, problem } = useCached(bookings, only);
  // What is told of the next place's hub stands over what it may be moved and released with: both come at once, so that nothing moves under a finger.
  const about = useCached(hubs, only);
  if (value && !about.value && !about.problem) return <PageSkeleton cards={4} />;
  if (!value) return problem ? <Fault problem={problem} retry={() => void bookings.refresh(only)} /> : <PageSkeleton cards={4} />;
  const { next, coming, past } = groupBookings(value.bookings, now);
  const missing = bookingId !== undefined && !value.bookings.some(({ id }) => id === bookingId);

  return (
    <div className={styles.page}>
      <h1 style={hiddenText}>{t("pages.mina")}</h1>
      {missing && <Text role="status">{t("mina.notFound")}</Text>}
      <section id={nextSection} tabIndex={-1} className={styles.section} aria-labelledby="next">
        <Subtitle1 as="h2" id="next" className={styles.title}>
          {t("mina.next")}
        </Subtitle1>
        {next ? (
          <NextCard key={next.id} booking={next} linked={next.id === bookingId} />
        ) : (
          <div className={styles.empty}>
            <Text>{t("mina.noneComing")}</Text>
            <Text>{t("mina.howToBook")}</Text>
            <Button appearance="primary" onClick={() => goTo({ page: "boka" })}>
              {t("mina.toBoka")}
            </Button>
          </div>
        )}
      </section>
      {coming.length > 0 && <Weeks title={t("mina.coming")} weeks={coming} linked={bookingId} />}
      {past.length > 0 && <Weeks title={t("mina.past")} note={t("mina.nonePast")} weeks={past} linked={bookingId} />}
    </div>
  );
}

function Weeks({ title, note, weeks, linked }: { readonly title: string; readonly note?: string; readonly weeks: readonly WeekOfBookings[]; readonly linked?: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {title}
      </Subtitle1>
      {note && <Text size={200}>{note}</Text>}
      {weeks.map((week) => (
        <div key={week.key} className={styles.section}>
          <Subtitle2 as="h3" className={styles.title}>
            {t("common.week", { week: week.week })}
          </Subtitle2>
          <ul className={styles.list}>
            {week.bookings.map((booking) => (
              <BookingRow key={booking.id} booking={booking} linked={booking.id === linked} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
