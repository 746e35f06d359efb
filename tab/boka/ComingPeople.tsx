import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { HubDay } from "../../src/contract.ts";
import { language } from "../shell/language.ts";
import { listed } from "../shell/listed.ts";
import { useValue } from "../shell/useValue.ts";

/** How many come, or had booked, for all to see; names only of those who let others see theirs. Oneself is never one of the unknown. */
export function ComingPeople({ day, over }: { readonly day: HubDay; /** the day is behind us */ readonly over: boolean }): React.ReactNode {
  const { t } = useTranslation();
  const spoken = useValue(language);
  const withMe = day.mine !== undefined;
  const unnamed = day.coming - day.names.length - (withMe ? 1 : 0);
  const more = unnamed > 0 ? [t("panel.more", { count: unnamed })] : [];
  const words = (): string => {
    if (withMe) return day.names.length + more.length === 0 ? t(over ? "panel.onlyYouThen" : "panel.onlyYou") : listed([t("panel.you"), ...day.names, ...more], spoken);
    if (day.coming === 0) return t(over ? "panel.nobodyThen" : "panel.nobodyYet");
    const people = { count: day.coming, names: listed([...day.names, ...more], spoken) };
    return day.names.length === 0 ? t(over ? "panel.peopleThen" : "panel.people", people) : t(over ? "panel.peopleNamedThen" : "panel.peopleNamed", people);
  };
  return (
    <div>
      <Text as="h3" block weight="semibold">
        {t(over ? "panel.comingThen" : "panel.coming")}
      </Text>
      <Text>{words()}</Text>
    </div>
  );
}
