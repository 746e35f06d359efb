import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: tokens.spacingHorizontalXS, paddingBlock: tokens.spacingHorizontalXS },
  head: { height: "28px", width: "60%" },
  row: { height: "56px" },
  card: { height: "94px" },
});

/** As many rows as a region has hubs, each as high as a row: nothing jumps when the board comes. */
export function BoardSkeleton({ narrow }: { readonly narrow: boolean }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t("common.loading")} className={styles.rows}>
      {!narrow && <SkeletonItem className={styles.head} />}
      {Array.from({ length: narrow ? 6 : 12 }, (_, row) => (
        <SkeletonItem key={row} className={narrow ? styles.card : styles.row} />
      ))}
    </Skeleton>
  );
}
