import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CampaignPreview } from "../../../src/contract/surveys.ts";
import { useHrStyles } from "../hrStyles.ts";

/** How many would be asked, and how they could be told apart. */
export function AudienceSays({ preview: { audienceSays, invited, spared, places } }: { readonly preview: CampaignPreview }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  return (
    <>
      <Text className={styles.soft}>{audienceSays}</Text>
      <Text>
        {t("willAsk")}: <strong>{t("people", { count: invited })}</strong>
        {spared > 0 && `. ${t("spared", { count: spared })}`}
      </Text>
      {places.length > 0 && (
        <div className={styles.scroll} role="group" aria-label={t("places")} tabIndex={0}>
          <table className={styles.table}>
            <caption>{t("places")}</caption>
            <tbody>
              {places.map((place) => (
                <tr key={place.says}>
                  <th scope="row">{place.says}</th>
                  <td className={styles.number}>{place.invited}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Text size={200} className={styles.soft}>
        {t("placesBecause")}
      </Text>
    </>
  );
}
