import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { ScheduleWish } from "../../../src/contract/surveys.ts";
import { language } from "../../shell/language.ts";
import { useNow } from "../../shell/surroundings.ts";
import { useValue } from "../../shell/useValue.ts";
import { whenWords } from "../../shell/whenWords.ts";
import { useHrStyles } from "../hrStyles.ts";
import { wavesOf } from "./drafted.ts";

const most = 6;

/** The waves that a schedule makes, the first of them with their days. */
export function WavesSay({ schedule }: { readonly schedule: ScheduleWish }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const spoken = useValue(language);
  const now = new Date(useNow());
  const waves = wavesOf(schedule);
  return (
    <>
      <Text weight="semibold">{t("planned")}</Text>
      <ol className={styles.bullets}>
        {waves.slice(0, most).map(({ opens, lastDay }) => (
          <li key={opens}>{t("dates", { opens: whenWords(opens, spoken, now), closes: whenWords(lastDay, spoken, now) })}</li>
        ))}
      </ol>
      {waves.length > most && <Text>{t("andMore", { count: waves.length - most })}</Text>}
      {schedule.kind === "from-first-day" && <Text className={styles.soft}>{t("oneByOne")}</Text>}
    </>
  );
}
