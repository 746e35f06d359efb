import { makeStyles, tokens } from "@fluentui/react-components";
import { CloudOffRegular } from "@fluentui/react-icons/svg/cloud-off";
import { useTranslation } from "react-i18next";
import { useOnline } from "./surroundings.ts";

const useStyles = makeStyles({
  banner: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    borderBottom: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
});

export function OfflineBanner(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <div className={styles.banner}>
          <CloudOffRegular aria-hidden />
          {t("fault.offline")}
        </div>
      )}
    </div>
  );
}
