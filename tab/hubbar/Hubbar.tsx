import { Badge, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Hub } from "../../src/contract.ts";
import { hrefOf } from "../shell/address.ts";
import { Fault } from "../shell/Fault.tsx";
import { hiddenText } from "../shell/hiddenText.ts";
import { HomeSelect } from "../shell/HomeSelect.tsx";
import { kindWords } from "../shell/kindWords.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { hubs, only } from "../shell/stores.ts";
import { useCached } from "../shell/useValue.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 340px), 1fr))",
    gap: tokens.spacingHorizontalM,
  },
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, lineHeight: "44px" },
  demo: { flexShrink: 0 },
  soft: { color: tokens.colorNeutralForeground2 },
});

/** All hubs, nearest first. */
export function Hubbar(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { value, problem } = useCached(hubs, only);
  if (!value) return problem ? <Fault problem={problem} retry={() => void hubs.refresh(only)} /> : <PageSkeleton cards={6} />;
  return (
    <div className={styles.page}>
      <h1 style={hiddenText}>{t("pages.hubbar")}</h1>
      <HomeSelect />
      <ul className={styles.list}>
        {nearestFirst(value.hubs).map((hub) => (
          <li key={hub.id} className={styles.card}>
            <div className={styles.head}>
              <h2 className={styles.name}>
                <Link href={hrefOf({ page: "hubbar", hubId: hub.id })} style={{ font: "inherit" }}>
                  {hub.name}
                </Link>
              </h2>
              {hub.demo && <Badge appearance="outline" color="informative" className={styles.demo}>{t("hubs.demo")}</Badge>}
            </div>
            <Text className={styles.soft}>
              {[
                hub.locality === hub.municipality ? hub.locality : `${hub.locality}, ${hub.municipality}`,
                hub.distanceKm !== null && t("common.km", { km: Math.round(hub.distanceKm) }),
                hub.desks.length > 0 && t("hubs.places", { count: hub.desks.length }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </Text>
            <Text>{kindWords(hub.kinds, t)}</Text>
            {!hub.bookable && <Text className={styles.soft}>{hub.notBookableBecause ?? t("boka.notBookable")}</Text>}
          </li>
        ))}
      </ul>
      {value.hubs.some((hub) => hub.distanceKm !== null) && (
        <Text size={200} className={styles.soft}>
          {t("common.crow")}
        </Text>
      )}
    </div>
  );
}

const nearestFirst = (all: readonly Hub[]): Hub[] =>
  [...all].sort((a, b) => Number(b.bookable) - Number(a.bookable) || (a.distanceKm ?? 0) - (b.distanceKm ?? 0) || a.name.localeCompare(b.name, "sv"));
