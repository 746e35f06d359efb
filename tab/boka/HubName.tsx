import { makeStyles, tokens } from "@fluentui/react-components";
import { StarFilled } from "@fluentui/react-icons/svg/star";
import { useTranslation } from "react-i18next";
import { hrefOf } from "../shell/address.ts";
import type { BoardHub } from "./sortHubs.ts";

const useStyles = makeStyles({
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
    "@media (max-width: 639.9px)": { display: "inline-flex", alignItems: "center", minHeight: "44px" },
  },
  far: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap", "@media (max-width: 639.9px)": { display: "block" } },
  star: { verticalAlign: "-2px", marginInlineEnd: tokens.spacingHorizontalXXS, color: tokens.colorBrandForeground1 },
});

/** A hub's name, which leads to its page, and how far it is as the crow flies. A star marks the nearest. */
export function HubName({ hub, nearest, tabIndex }: { readonly hub: BoardHub; readonly nearest: boolean; readonly tabIndex?: number }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <>
      {nearest && <StarFilled className={styles.star} role="img" aria-label={t("boka.nearest")} aria-hidden={false} />}
      <a className={styles.name} href={hrefOf({ page: "hubbar", hubId: hub.id })} tabIndex={tabIndex}>
        {hub.name}
      </a>{" "}
      {hub.distanceKm !== null && <span className={styles.far}>{t("common.km", { km: Math.round(hub.distanceKm) })}</span>}
    </>
  );
}
