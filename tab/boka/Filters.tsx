import { Button, makeStyles, mergeClasses, Select, ToggleButton, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Kind } from "../../src/contract.ts";
import { HomeSelect } from "../shell/HomeSelect.tsx";
import { useNarrow } from "../shell/surroundings.ts";
import type { Filter } from "./sortHubs.ts";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    flexBasis: "100%",
  },
  /* The button stands beside the week and stays there when it opens the rest, which comes below: the same spot closes it. */
  narrow: { display: "contents" },
  apart: { display: "contents" },
  /* as wide as its longest words, which come with the week */
  distance: { minWidth: "184px" },
  opener: { marginInlineStart: "auto" },
  home: { marginInlineStart: "auto" },
  wide: { marginInlineStart: 0, width: "100%" },
});

const distances = [25, 50, 100] as const;

type Props = { readonly kinds: readonly Kind[]; readonly filter: Filter; readonly onFilter: (filter: Filter) => void; readonly canMeasure: boolean; readonly noHome: boolean };

/** Which hubs: how far, and with what. Narrow: behind one button that says how many filters are on. */
export function Filters({ kinds, filter, onFilter, canMeasure, noHome }: Props): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const count = filter.kinds.length + (filter.withinKm === null ? 0 : 1);
  const toggle = (kind: Kind): void =>
    onFilter({ ...filter, kinds: filter.kinds.includes(kind) ? filter.kinds.filter((other) => other !== kind) : [...filter.kinds, kind] });

  return (
    <div className={narrow ? styles.narrow : styles.row} role="group" aria-label={t("boka.filters")}>
      {narrow && (
        <Button className={styles.opener} icon={<FilterRegular />} aria-label={count > 0 ? t("boka.filterCount", { count }) : t("boka.filter")} aria-expanded={open} onClick={() => setOpen(!open)}>
          {count > 0 ? count : null}
        </Button>
      )}
      {(!narrow || open) && (
        <div className={narrow ? styles.row : styles.apart}>
          <Select
            size="small"
            className={styles.distance}
            aria-label={t("boka.distance")}
            disabled={!canMeasure}
            value={filter.withinKm === null ? "" : String(filter.withinKm)}
            onChange={(_event, { value }) => onFilter({ ...filter, withinKm: value === "" ? null : Number(value) })}
          >
            <option value="">{t(noHome ? "boka.homeFirst" : "boka.allHubs")}</option>
            {distances.map((km) => (
              <option key={km} value={km}>
                {t("boka.within", { km })}
              </option>
            ))}
          </Select>
          {kinds.map((kind) => (
            <ToggleButton key={kind} size="small" icon={filter.kinds.includes(kind) ? <CheckmarkRegular /> : undefined} checked={filter.kinds.includes(kind)} onClick={() => toggle(kind)}>
              {t(`kinds.${kind}`)}
            </ToggleButton>
          ))}
          <div className={mergeClasses(styles.home, narrow && styles.wide)}>
            <HomeSelect />
          </div>
        </div>
      )}
    </div>
  );
}
