import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CampaignWave } from "../../src/contract/surveys.ts";
import { language } from "../shell/language.ts";
import { useNow } from "../shell/surroundings.ts";
import { useValue } from "../shell/useValue.ts";
import { lastDayWords, whenWords } from "../shell/whenWords.ts";
import { useHrStyles } from "./hrStyles.ts";

/** One wave in words: when, how it stands, how many are asked; `named`: also which it is. Never anything of who has answered. */
export function WaveWords({ wave, named }: { readonly wave: CampaignWave; readonly named: boolean }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const spoken = useValue(language);
  const now = new Date(useNow());
  return (
    <Text className={styles.soft}>
      {[
        `${named ? `${t("wave", { number: wave.number })}: ` : ""}${t(`waveState.${wave.state}`)}`,
        t("dates", { opens: whenWords(wave.opens, spoken, now), closes: lastDayWords(wave.closes, spoken, now) }),
        wave.invited !== null && t("invited", { count: wave.invited }),
        wave.why,
        wave.spared > 0 && t("spared", { count: wave.spared }),
      ]
        .filter(Boolean)
        .join(" · ")}
    </Text>
  );
}
