import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { hrefOf } from "./address.ts";
import type { Route } from "./route.ts";

const useStyles = makeStyles({
  back: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minHeight: "44px", alignSelf: "flex-start", "@media print": { display: "none" } },
});

/** The way to the page above this one, on top of it. */
export function BackLink({ to, children }: { readonly to: Route; readonly children: React.ReactNode }): React.ReactNode {
  return (
    <Link href={hrefOf(to)} className={useStyles().back}>
      <ChevronLeftRegular aria-hidden />
      {children}
    </Link>
  );
}
