import { Badge, Link, makeStyles, Text, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { useTranslation } from "react-i18next";
import type { Hub } from "../../src/contract.ts";
import { hrefOf } from "../shell/address.ts";
import { Fault } from "../shell/Fault.tsx";
import { kindWords } from "../shell/kindWords.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { hubs, me, only } from "../shell/stores.ts";
import { useCached } from "../shell/useValue.ts";
import { useHeadingFocusOnArrival } from "../shell/useHeadingFocus.ts";
import { ComingWeek } from "./ComingWeek.tsx";
import { Fact } from "./Fact.tsx";
import { OpeningHours } from "./OpeningHours.tsx";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "flex-start" },
  back: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minHeight: "44px" },
  title: { margin: 0 },
  heading: { ...typographyStyles.title2, margin: 0, ":focus": { outlineStyle: "none" } },
  columns: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 340px), 1fr))", columnGap: tokens.spacingHorizontalXXL, rowGap: tokens.spacingVerticalL, alignItems: "start" },
  column: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  soft: { color: tokens.colorNeutralForeground2 },
});

/** All that one may need to know before going to a hub for the first time, and its coming week. */
export function HubPage({ hubId }: { readonly hubId: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { value, problem } = useCached(hubs, only);
  if (!value) return problem ? <Fault problem={problem} retry={() => void hubs.refresh(only)} /> : <PageSkeleton cards={4} />;
  const hub = value.hubs.find(({ id }) => id === hubId);
  return (
    <div className={styles.page}>
      <Link href={hrefOf({ page: "hubbar" })} className={styles.back}>
        <ChevronLeftRegular aria-hidden />
        {t("hubs.allHubs")}
      </Link>
      {hub ? (
        <About key={hub.id} hub={hub} />
      ) : (
        <div role="alert">
          <HubTitle>{t("hubs.notFound")}</HubTitle>
        </div>
      )}
    </div>
  );
}

function HubTitle({ children }: { readonly children: string }): React.ReactNode {
  return (
    <h1 ref={useHeadingFocusOnArrival()} tabIndex={-1} className={useStyles().heading}>
      {children}
    </h1>
  );
}

function About({ hub }: { readonly hub: Hub }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const home = useCached(me, only).value?.homeMunicipality;
  const { about, rules } = hub;
  return (
    <>
      <div className={styles.head}>
        <HubTitle>{hub.name}</HubTitle>
        <Text className={styles.soft}>
          {hub.locality === hub.municipality ? hub.locality : `${hub.locality}, ${hub.municipality}`}
          {hub.distanceKm !== null && home && ` · ${t("hubs.fromHome", { km: Math.round(hub.distanceKm), home })}`}
          {hub.position.approximate && ` · ${t("hubs.approximate")}`}
        </Text>
        {hub.demo && (
          <Text size={200}>
            <Badge appearance="outline" color="informative">{t("hubs.demo")}</Badge> {t("hubs.demoBecause")}
          </Text>
        )}
        <Text>{about.description}</Text>
        {!hub.bookable && <Text weight="semibold">{hub.notBookableBecause ?? t("boka.notBookable")}</Text>}
      </div>
      {hub.bookable && <ComingWeek hub={hub} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Fact title={t("hubs.has")}>{kindWords(hub.kinds, t)}</Fact>
          {hub.desks.length > 0 && (
            <Fact title={`${t("hubs.desks")} (${hub.desks.length})`}>
              <ul className={styles.list}>
                {hub.desks.map((desk) => (
                  <li key={desk.id}>
                    {desk.name}
                    {desk.kinds.length > 0 && `: ${kindWords(desk.kinds, t)}`}
                  </li>
                ))}
              </ul>
            </Fact>
          )}
          <OpeningHours hub={hub} />
          {hub.bookable && (
            <Text size={200} className={styles.soft}>
              {t("hubs.bookingRules", { days: rules.horizonDays, perWeek: rules.bookingsPerWeek, shortest: rules.shortestMinutes, minutes: rules.checkInFromMinutes })}
            </Text>
          )}
        </div>
        <div className={styles.column}>
          <Fact title={t("hubs.gettingThere")}>{about.gettingThere}</Fact>
          <Fact title={t("hubs.whoToAsk")}>
            {about.contact.name}
            <br />
            <Link href={`tel:${about.contact.phone.replace(/[^+\d]/g, "")}`}>{about.contact.phone}</Link>
            <br />
            <Link href={`mailto:${about.contact.mail}`}>{about.contact.mail}</Link>
          </Fact>
          <Fact title={t("hubs.firstTime")}>
            {(["visitFirst", "keys", "alarm", "coffee", "rules"] as const).map((key) => (
              <p key={key} className={styles.title}>
                <strong>{t(`hubs.${key}`)}:</strong> {about[key]}
              </p>
            ))}
          </Fact>
        </div>
      </div>
    </>
  );
}
