import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CampaignWish } from "../../../src/contract/surveys.ts";
import { only } from "../../shell/stores.ts";
import { hubs } from "../../shell/stores.ts";
import { useCached } from "../../shell/useValue.ts";
import { instruments } from "../hrStores.ts";
import { WavesSay } from "./WavesSay.tsx";

const useStyles = makeStyles({
  facts: { margin: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  what: { margin: 0 },
  term: { color: tokens.colorNeutralForeground2 },
});

/** All that was chosen, to read once more before anything is sent. */
export function CheckStep({ wish: { title, instrument, audience, schedule } }: { readonly wish: CampaignWish }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("hr");
  const asked = useCached(instruments, only).value?.instruments.find(({ id, version }) => id === instrument.id && version === instrument.version);
  const known = useCached(hubs, only).value?.hubs ?? [];
  const facts: [string, string][] = [
    [t("instrument"), `${asked?.title ?? instrument.id}, ${t("version", { version: instrument.version })}`],
    [t("nameSv"), title.sv],
    [t("nameEn"), title.en],
    [
      t("audience"),
      [
        t(`kind.${audience.kind}`),
        audience.kind === "hubs" && audience.hubIds.map((id) => known.find((hub) => hub.id === id)?.name ?? id).join(", "),
        audience.kind === "role" && t(`role.${audience.role}`),
        audience.kind === "group" && audience.groupId,
      ]
        .filter(Boolean)
        .join(": "),
    ],
    [t("schedule"), t(`scheduleKind.${schedule.kind}`)],
    [t("remind"), schedule.remindAfterDays.join(", ") || "–"],
  ];
  return (
    <div>
      <dl className={styles.facts}>
        {facts.map(([term, what]) => (
          <div key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.what}>
              <Text weight="semibold">{what}</Text>
            </dd>
          </div>
        ))}
      </dl>
      <WavesSay schedule={schedule} />
    </div>
  );
}
