import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({ column: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, maxWidth: "720px" } });

/** A page of cards that is on its way, at about the size of what comes. */
export function PageSkeleton({ cards = 3 }: { readonly cards?: number }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t("common.loading")} className={styles.column}>
      {Array.from({ length: cards }, (_, card) => (
        <SkeletonItem key={card} style={{ height: "112px" }} />
      ))}
    </Skeleton>
  );
}
