import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { HubDay } from "../../src/contract.ts";

/** How many come, for all to see; names only of those who let others see theirs. */
export function ComingPeople({ day }: { readonly day: HubDay }): React.ReactNode {
  const { t } = useTranslation();
  const unnamed = day.coming - day.names.length;
  const named = unnamed > 0 ? `${day.names.join(", ")} ${t("panel.andMore", { count: unnamed })}` : day.names.join(", ");
  return (
    <div>
      <Text as="h3" block weight="semibold">
        {t("panel.coming")}
      </Text>
      <Text>
        {day.coming === 0 && t("panel.nobodyYet")}
        {day.coming > 0 && (day.names.length === 0 ? t("panel.people", { count: day.coming }) : t("panel.peopleNamed", { count: day.coming, names: named }))}
      </Text>
    </div>
  );
}
