import { Button, makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Route } from "./route.ts";
import { goTo } from "./address.ts";
import { pagesFor } from "./pages.ts";
import { me, only } from "./stores.ts";
import { useNarrow } from "./surroundings.ts";
import { useCached } from "./useValue.ts";

const MoreMenu = lazy(async () => ({ default: (await import("./MoreMenu.tsx")).MoreMenu }));

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingInline: tokens.spacingHorizontalM,
    "@media (max-width: 639.9px)": { paddingInline: tokens.spacingHorizontalXXS },
  },
  tabs: { flexGrow: 1, flexWrap: "wrap" },
  touch: { "@media (max-width: 639.9px)": { minHeight: "44px", minWidth: "44px" } },
  narrowTab: { paddingInline: tokens.spacingHorizontalS },
});

/** The pages as a bar; what few need is behind "Mer". On a narrow screen the settings are an icon. */
export function Navigation({ page }: { readonly page: Route["page"] }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  const entries = pagesFor(useCached(me, only).value?.roles ?? []);
  const more = entries.filter(({ place }) => place === "more");
  const asIcon = narrow && more.length === 0;
  const behindMore = narrow && more.length > 0 ? entries.filter((entry) => entry.place === "more" || entry.page === "installningar") : more;
  const tabs = entries.filter((entry) => !behindMore.includes(entry) && !(asIcon && entry.page === "installningar"));

  return (
    <nav aria-label={t("common.pages")} className={styles.bar}>
      <TabList
        className={styles.tabs}
        selectedValue={tabs.some((entry) => entry.page === page) ? page : ""}
        onTabSelect={(_event, { value }) => {
          const wanted = tabs.find((entry) => entry.page === value);
          if (wanted) goTo({ page: wanted.page });
        }}
      >
        {tabs.map((entry) => (
          <Tab key={entry.page} value={entry.page} className={narrow ? `${styles.touch} ${styles.narrowTab}` : undefined}>
            {t(`pages.${entry.page}`)}
          </Tab>
        ))}
      </TabList>
      {asIcon && (
        <Button
          appearance="subtle"
          className={styles.touch}
          icon={<SettingsRegular />}
          aria-label={t("pages.installningar")}
          aria-current={page === "installningar" ? "page" : undefined}
          onClick={() => goTo({ page: "installningar" })}
        />
      )}
      {behindMore.length > 0 && (
        <Suspense fallback={<Button appearance="subtle" icon={<MoreHorizontalRegular />} className={styles.touch} aria-label={t("common.more")} />}>
          <MoreMenu pages={behindMore.map((entry) => entry.page)} current={page} />
        </Suspense>
      )}
    </nav>
  );
}
