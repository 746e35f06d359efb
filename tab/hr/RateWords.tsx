import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { language } from "../shell/language.ts";
import { only } from "../shell/stores.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { rates } from "./hrStores.ts";
import { isShown, percent, wholeNumber } from "./results/numbers.ts";

/** How many answered a wave that has results: the same figure as in those, or that it may not be shown. Nothing where it was not known who was asked. */
export function RateWords({ waveId, number }: { readonly waveId: string; readonly number: number }): React.ReactNode {
  const { t } = useTranslation("hr");
  const spoken = useValue(language);
  const rate = useCached(rates, only).value?.rates.find((one) => one.waveId === waveId);
  if (!rate) return null;
  const { invited, respondents, share } = rate;
  if (!isShown(respondents)) return <Text>{t("rateHidden", { number })}</Text>;
  return <Text>{t("rate", { number, answered: wholeNumber(respondents.value, spoken), invited: wholeNumber(invited, spoken), percent: share ? percent(share.share, spoken) : "" })}</Text>;
}
