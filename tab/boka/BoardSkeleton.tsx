import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: tokens.spacingHorizontalXS, paddingBlock: tokens.spacingHorizontalXS },
  head: { height: "28px", width: "60%" },
  row: { height: "56px" },
  cards: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  strip: { height: "48px", marginBlock: tokens.spacingVerticalS },
  /* with a card's line and the air above it */
  card: { height: "56px", marginBlockEnd: `calc(${tokens.spacingVerticalS} + 1px)` },
});

/** As many rows as a region has hubs, each where a row will stand and as high: nothing jumps when the board comes. Narrow: the days' strip and the cards. */
export function BoardSkeleton({ narrow }: { readonly narrow: boolean }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Skeleton aria-label={t("common.loading")} className={narrow ? styles.cards : styles.rows}>
      <SkeletonItem className={narrow ? styles.strip : styles.head} />
      {Array.from({ length: 12 }, (_, row) => (
        <SkeletonItem key={row} className={narrow ? styles.card : styles.row} />
      ))}
    </Skeleton>
  );
}
