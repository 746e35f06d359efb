import { Link, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { hrefOf } from "../shell/address.ts";
import { clock, shortDay, timeOf } from "../shell/dates.ts";
import { Fault } from "../shell/Fault.tsx";
import { language } from "../shell/language.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { only } from "../shell/stores.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { unanswered } from "./adminStores.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, lineHeight: "44px" },
});

/** Bookings whose mailbox has not answered in time. */
export function UnansweredList(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("administration");
  const spoken = useValue(language);
  const { value, problem } = useCached(unanswered, only);
  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("unanswered")}
      </Subtitle1>
      {value && value.bookings.length > 0 && <Text>{t("unansweredBecause")}</Text>}
      {!value && problem && <Fault problem={problem} retry={() => void unanswered.refresh(only)} />}
      {!value && !problem && <PageSkeleton cards={1} />}
      {value?.bookings.length === 0 && <Text>{t("noneUnanswered")}</Text>}
      <ul className={styles.list}>
        {value?.bookings.map((booking) => (
          <li key={booking.bookingId}>
            <Link href={hrefOf({ page: "boka", hubId: booking.hubId, date: booking.date })}>
              {booking.hubName}, {shortDay(booking.date, spoken)}
            </Link>
            , {t("since", { when: `${shortDay(booking.since.slice(0, 10), spoken)} ${clock(timeOf(booking.since), spoken)}` })}
          </li>
        ))}
      </ul>
    </section>
  );
}
