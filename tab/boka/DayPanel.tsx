import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, Link, makeStyles, OverlayDrawer, Text, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useTranslation } from "react-i18next";
import type { BookingResults, Kind } from "../../src/contract.ts";
import { hrefOf } from "../shell/address.ts";
import { MyBooking } from "../shell/booking/MyBooking.tsx";
import { isOver, longDay, span, workWeekOf } from "../shell/dates.ts";
import { Fault } from "../shell/Fault.tsx";
import { language } from "../shell/language.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { boards, bookings, hubDayKey, hubDays, hubs, only } from "../shell/stores.ts";
import { useMoment, useNarrow, useToday } from "../shell/surroundings.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { Answers } from "./Answers.tsx";
import { BookForm } from "./BookForm.tsx";
import { opensOn } from "./cellState.ts";
import { ComingPeople } from "./ComingPeople.tsx";
import { useAsking } from "./useAsking.ts";
import { useOverPage } from "../shell/useOverPage.ts";
import { useStillOpen } from "../shell/useStillOpen.ts";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalXXL },
  head: { display: "flex", flexDirection: "column" },
  contact: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
});

type Props = { readonly hubId: string; readonly date: string; readonly open: boolean; /** what the board is filtered for */ readonly kinds: readonly Kind[]; readonly answers: BookingResults["results"]; readonly onClose: () => void };

/** A day at a hub: book it, or see and change what is booked. */
export function DayPanel({ hubId, date, open, kinds, answers, onClose }: Props): React.ReactNode {
  useOverPage(open);
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const moment = useMoment();
  const today = useToday();
  const narrow = useNarrow();
  const key = hubDayKey(hubId, date);
  const { value: day, problem } = useCached(hubDays, key);
  const hub = useCached(hubs, only).value?.hubs.find(({ id }) => id === hubId);
  const board = useCached(boards, workWeekOf(date)).value;
  const onBoard = board?.hubs.find(({ id }) => id === hubId);
  const mine = useCached(bookings, only).value?.bookings.find(({ id }) => id === day?.mine);
  const name = hub?.name ?? onBoard?.name ?? "";
  const stillOpen = useStillOpen(open);
  const asking = useAsking(open, day, name, answers, onClose);
  const over = isOver({ date, closes: day?.closes }, moment);
  const horizonDays = hub?.rules.horizonDays ?? onBoard?.horizonDays;
  const opens = horizonDays === undefined ? null : opensOn(date, horizonDays, today);
  // A link to a hub that is not there (any more): trying again leads nowhere.
  const unknown = !day && problem?.status === 404;
  const bookable = hub?.bookable ?? onBoard?.bookable ?? true;

  const asKnown = day ?? onBoard?.days.find((one) => one.date === date);
  // A line of its own also while it is on its way: what is pressed under it must not move when it comes.
  const hours = asKnown?.opens && asKnown.closes ? t("panel.openHours", { hours: span(asKnown.opens, asKnown.closes, spoken) }) : !asKnown && !problem && "\u00a0";

  return (
    <OverlayDrawer open={open} position="end" size={narrow ? "full" : "medium"} onOpenChange={(_event, change) => !change.open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" icon={<DismissRegular />} aria-label={t("common.close")} onClick={onClose} />}>
          {unknown ? t("hubs.notFound") : name}
        </DrawerHeaderTitle>
        <div className={styles.head}>
          <Text>{longDay(date, spoken, moment)}</Text>
          {hours && <Text size={200}>{hours}</Text>}
        </div>
      </DrawerHeader>
      <DrawerBody>
        {/* Not to be pressed while it closes: what comes up in it then was not there to be meant. */}
        <div className={styles.body} inert={!open}>
          {!day && problem && !unknown && <Fault problem={problem} retry={() => void hubDays.refresh(key)} />}
          {unknown && (
            <div role="alert" className={styles.head}>
              <Text>{t("panel.unknownHub")}</Text>
              <Link href={hrefOf({ page: "hubbar" })}>{t("panel.toHubs")}</Link>
            </div>
          )}
          {!day && !problem && <PageSkeleton />}
          <Answers asking={asking} />
          {day?.happening && <Text>{t("panel.happening", { what: day.happening })}</Text>}
          {day && mine && <MyBooking key={mine.id} booking={mine} onReleased={() => stillOpen() && onClose()} />}
          {day && !day.open && bookable && <Text>{day.closedBecause ? t("panel.closedBecause", { reason: day.closedBecause }) : t("panel.closed")}</Text>}
          {!bookable && <Text>{hub?.notBookableBecause ?? t("boka.notBookable")}</Text>}
          {day?.open && over && !day.mine && <Text>{t("panel.passed")}</Text>}
          {day?.open && bookable && opens !== null && !day.mine && <Text>{t("panel.early", { day: longDay(opens, spoken, moment) })}</Text>}
          {day?.open && bookable && !over && opens === null && !(day.mine && day.minePart === "day") && (
            <BookForm day={day} morningOver={hub !== undefined && isOver({ date, closes: hub.rules.halfDayAt }, moment)} week={board ? (onBoard?.days ?? []) : undefined} horizonDays={horizonDays ?? 0} kinds={kinds} asking={asking} />
          )}
          {day?.open && <ComingPeople day={day} over={over} />}
          {/* With what stands above it, which is as high as the day makes it. */}
          {hub && (day || problem) && (
            <div className={styles.contact}>
              <Text weight="semibold">{t("panel.contact")}</Text>
              <Text>{hub.about.contact.name}</Text>
              <Link href={`tel:${hub.about.contact.phone.replace(/[^+\d]/g, "")}`}>{hub.about.contact.phone}</Link>
              <Link href={hrefOf({ page: "hubbar", hubId })}>{t("panel.aboutHub", { hub: hub.name })}</Link>
            </div>
          )}
        </div>
      </DrawerBody>
    </OverlayDrawer>
  );
}
