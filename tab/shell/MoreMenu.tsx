import { makeStyles, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger, mergeClasses, tokens } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useTranslation } from "react-i18next";
import { goTo } from "./address.ts";
import type { Route } from "./route.ts";
import { useNarrow } from "./surroundings.ts";

/* Marked as a link of the bar is when what it leads to is shown. */
const useStyles = makeStyles({
  button: { flexShrink: 0, minHeight: "44px", boxSizing: "border-box", borderTop: "3px solid transparent", borderBottom: "3px solid transparent", "@media (forced-colors: active)": { borderTopColor: "Canvas", borderBottomColor: "Canvas" } },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ":hover": { borderBottomColor: tokens.colorCompoundBrandStrokeHover },
    "@media (forced-colors: active)": { borderBottomColor: "LinkText" },
  },
});

/** "Mer": pages that go with a role. The button says when one of them is shown. */
export function MoreMenu({ pages, current }: { readonly pages: readonly Route["page"][]; readonly current: Route["page"] }): React.ReactNode {
  const { t } = useTranslation();
  const styles = useStyles();
  const narrow = useNarrow();
  const here = pages.includes(current);
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          menuIcon={null}
          size={narrow ? "large" : "medium"}
          className={mergeClasses(styles.button, here && styles.here)}
          aria-current={here ? "true" : undefined}
          aria-label={narrow ? t("common.more") : undefined}
        >
          {narrow ? null : t("common.more")}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {pages.map((page) => (
            <MenuItem key={page} aria-current={page === current ? "page" : undefined} onClick={() => goTo({ page })}>
              {t(`pages.${page}`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
