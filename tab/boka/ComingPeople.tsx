import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { HubDay } from "../../src/contract.ts";
import { language } from "../shell/language.ts";
import { listed } from "../shell/listed.ts";
import { useValue } from "../shell/useValue.ts";

/** How many come, for all to see; names only of those who let others see theirs. Oneself is never one of the unknown. */
export function ComingPeople({ day }: { readonly day: HubDay }): React.ReactNode {
  const { t } = useTranslation();
  const spoken = useValue(language);
  const withMe = day.mine !== undefined;
  const unnamed = day.coming - day.names.length - (withMe ? 1 : 0);
  const more = unnamed > 0 ? [t("panel.more", { count: unnamed })] : [];
  const words = (): string => {
    if (withMe) return day.names.length + more.length === 0 ? t("panel.onlyYou") : listed([t("panel.you"), ...day.names, ...more], spoken);
    if (day.coming === 0) return t("panel.nobodyYet");
    return day.names.length === 0 ? t("panel.people", { count: day.coming }) : t("panel.peopleNamed", { count: day.coming, names: listed([...day.names, ...more], spoken) });
  };
  return (
    <div>
      <Text as="h3" block weight="semibold">
        {t("panel.coming")}
      </Text>
      <Text>{words()}</Text>
    </div>
  );
}
