import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { hrefOf } from "./address.ts";
import { loadedPart } from "./loadedPart.tsx";
import { PageBoundary } from "./PageBoundary.tsx";
import { pagesFor } from "./pages.ts";
import type { Route } from "./route.ts";
import { me, only } from "./stores.ts";
import { useNarrow } from "./surroundings.ts";
import { useCached } from "./useValue.ts";

const MoreMenu = loadedPart(async () => (await import("./MoreMenu.tsx")).MoreMenu);

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingInline: tokens.spacingHorizontalM,
    "@media (max-width: 639.9px)": { paddingInline: tokens.spacingHorizontalXXS },
  },
  list: { flexGrow: 1, display: "flex", flexWrap: "wrap", listStyleType: "none", margin: 0, padding: 0 },
  link: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    minHeight: "44px",
    minWidth: "44px",
    boxSizing: "border-box",
    paddingInline: tokens.spacingHorizontalMNudge,
    /* so that all of them stay on one line, with the one that is shown in its bolder letters */
    "@media (min-width: 340px) and (max-width: 379.9px)": { paddingInline: tokens.spacingHorizontalXS },
    "@media (max-width: 339.9px)": { paddingInline: `calc(${tokens.spacingHorizontalXXS} + 1px)` },
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    borderBottom: "3px solid transparent",
    borderTop: "3px solid transparent",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    /* where the system decides the colours nothing is transparent: every page would look like the one that is shown */
    "@media (forced-colors: active)": { borderTopColor: "Canvas", borderBottomColor: "Canvas" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ":hover": { borderBottomColor: tokens.colorCompoundBrandStrokeHover },
    "@media (forced-colors: active)": { borderTopColor: "Canvas", borderBottomColor: "LinkText" },
  },
  icon: { fontSize: "20px" },
});

/**
 * The pages as a bar of links: they are places to go to, with addresses of their own. What few need is behind "Mer"; on a narrow
 * screen the settings are an icon, or behind "Mer" too.
 */
export function Navigation({ page }: { readonly page: Route["page"] }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  const entries = pagesFor(useCached(me, only).value?.roles ?? []);
  const someMore = entries.some(({ place }) => place === "more");
  const more = entries.filter((entry) => entry.place === "more" || (narrow && someMore && entry.page === "installningar"));

  return (
    <nav aria-label={t("common.pages")} className={styles.bar}>
      <ul className={styles.list}>
        {entries
          .filter((entry) => !more.includes(entry))
          .map((entry) => {
            const asIcon = narrow && entry.page === "installningar";
            return (
              <li key={entry.page} style={asIcon ? { marginInlineStart: "auto" } : undefined}>
                <a
                  href={hrefOf({ page: entry.page })}
                  aria-current={entry.page === page ? "page" : undefined}
                  aria-label={asIcon ? t(`pages.${entry.page}`) : undefined}
                  className={mergeClasses(styles.link, entry.page === page && styles.here)}
                >
                  {asIcon ? <SettingsRegular className={styles.icon} /> : t(`pages.${entry.page}`)}
                </a>
              </li>
            );
          })}
      </ul>
      {more.length > 0 && (
        <PageBoundary key={page} instead={null}>
          <Suspense>
            <MoreMenu pages={more.map((entry) => entry.page)} current={page} />
          </Suspense>
        </PageBoundary>
      )}
    </nav>
  );
}
