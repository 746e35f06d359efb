import { makeStyles, Select, Switch, Text, tokens, typographyStyles } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mapPlace } from "../api/mapPlace.ts";
import { Fault } from "../shell/Fault.tsx";
import { faultWords } from "../shell/faultWords.ts";
import { tell } from "../shell/notices.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { hubs, only } from "../shell/stores.ts";
import { useCached } from "../shell/useValue.ts";
import { places } from "./adminStores.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle1, margin: 0, ":focus": { outlineStyle: "none" } },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  place: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 260px)",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 639.9px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  soft: { color: tokens.colorNeutralForeground2, display: "block" },
});

/** What Microsoft Places knows, and the hub that each is. */
export function PlacesMapping(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const { value, problem } = useCached(places, only);
  const known = useCached(hubs, only).value?.hubs ?? [];
  const [onlyUnmapped, setOnlyUnmapped] = useState(false);
  const [saving, setSaving] = useState<{ readonly placeId: string; readonly hubId: string } | null>(null);

  const heading = useRef<HTMLHeadingElement>(null);

  const map = async (placeId: string, name: string, hubId: string): Promise<void> => {
    if (saving) return;
    setSaving({ placeId, hubId });
    const answer = await mapPlace(placeId, { hubId: hubId === "" ? null : hubId });
    if (answer.ok) await places.refresh(only);
    setSaving(null);
    if (answer.ok) {
      const hub = known.find(({ id }) => id === hubId)?.name;
      tell({ intent: "success", title: hub ? t("mapped", { name, hub }) : t("unmappedNow", { name }) });
      // Where only those without a hub are shown, the one that got its hub goes, and the focus with it.
      return void requestAnimationFrame(() => document.activeElement === document.body && heading.current?.focus());
    }
    const { title, detail } = faultWords(answer.problem, common);
    tell({ intent: "error", title, body: detail });
  };

  return (
    <section className={styles.section}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t("places")}
      </h2>
      {!value && problem && <Fault problem={problem} retry={() => void places.refresh(only)} />}
      {!value && !problem && <PageSkeleton />}
      {value && (
        <>
          {value.places.length > 0 && <Text>{t("placesBecause")}</Text>}
          <Text role="status">{value.places.length === 0 ? t("noPlaces") : value.unmapped > 0 ? t("unmapped", { count: value.unmapped }) : t("allMapped")}</Text>
          {value.unmapped > 0 && <Switch label={t("onlyUnmapped")} checked={onlyUnmapped} onChange={(_event, { checked }) => setOnlyUnmapped(checked)} />}
          <ul className={styles.list}>
            {value.places
              .filter((place) => !onlyUnmapped || place.hubId === null)
              .map((place) => (
                <li key={place.placeId} className={styles.place}>
                  <div>
                    <Text weight="semibold">{place.name}</Text>
                    <Text size={200} className={styles.soft}>
                      {[t(place.kind), place.capacity !== null && common("hubs.places", { count: place.capacity }), place.mail].filter(Boolean).join(" · ")}
                    </Text>
                  </div>
                  <Select
                    aria-label={t("hubOf", { name: place.name })}
                    value={saving?.placeId === place.placeId ? saving.hubId : (place.hubId ?? "")}
                    onChange={(_event, chosen) => void map(place.placeId, place.name, chosen.value)}
                  >
                    <option value="">{t("noHub")}</option>
                    {known.map((hub) => (
                      <option key={hub.id} value={hub.id}>
                        {hub.name}
                      </option>
                    ))}
                  </Select>
                </li>
              ))}
          </ul>
          {value.hubsWithoutPlace.length > 0 && (
            <div>
              <Text weight="semibold">{t("hubsWithoutPlace")}</Text>
              <Text className={styles.soft}>{value.hubsWithoutPlace.map((id) => known.find((hub) => hub.id === id)?.name ?? id).join(", ")}</Text>
            </div>
          )}
        </>
      )}
    </section>
  );
}
