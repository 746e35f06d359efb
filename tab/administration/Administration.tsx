import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { hiddenText } from "../shell/hiddenText.ts";
import { me, only } from "../shell/stores.ts";
import { useCached } from "../shell/useValue.ts";
import { DriftList } from "./DriftList.tsx";
import { HubFile } from "./HubFile.tsx";
import { HubRules } from "./HubRules.tsx";
import { PlacesMapping } from "./PlacesMapping.tsx";
import { UnansweredList } from "./UnansweredList.tsx";

const useStyles = makeStyles({ page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL } });

/** For administrators; the server refuses everyone else, whatever stands here. */
export function Administration(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const { value } = useCached(me, only);
  if (!value) return <PageSkeleton />;
  return (
    <div className={styles.page}>
      <h1 style={hiddenText}>{common("pages.administration")}</h1>
      {value.roles.includes("administrator") ? (
        <>
          <DriftList />
          <HubRules />
          <HubFile />
          <PlacesMapping />
          <UnansweredList />
        </>
      ) : (
        <Text role="alert">{t("refused")}</Text>
      )}
    </div>
  );
}
