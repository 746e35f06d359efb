import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useTranslation } from "react-i18next";
import { goTo } from "./address.ts";
import type { Route } from "./route.ts";
import { useNarrow } from "./surroundings.ts";

/** "Mer": pages that go with a role. */
export function MoreMenu({ pages, current }: { readonly pages: readonly Route["page"][]; readonly current: Route["page"] }): React.ReactNode {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" icon={<MoreHorizontalRegular />} menuIcon={null} size={narrow ? "large" : "medium"} aria-label={narrow ? t("common.more") : undefined}>
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
