import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CampaignItem } from "../../src/contract/surveys.ts";

export function StateBadge({ state }: { readonly state: CampaignItem["state"] }): React.ReactNode {
  const { t } = useTranslation("hr");
  return (
    <Badge appearance={state === "running" ? "tint" : "outline"} color={state === "running" ? "brand" : "informative"}>
      {t(`state.${state}`)}
    </Badge>
  );
}
