import { makeStyles, Select, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeMe } from "../api/changeMe.ts";
import { faultWords } from "./faultWords.ts";
import { tellNo } from "./notices.ts";
import { boards, hubs, me, only } from "./stores.ts";
import { useCached } from "./useValue.ts";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, whiteSpace: "nowrap" },
  select: { minWidth: "140px", "@media (max-width: 639.9px)": { flexGrow: 1 } },
});

/** The municipality that distances are counted from. */
export function HomeSelect({ size = "small" }: { readonly size?: "small" | "medium" }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const id = useId();
  const { value } = useCached(me, only);
  const [saving, setSaving] = useState(false);

  const save = async (municipality: string): Promise<void> => {
    if (saving) return;
    setSaving(true);
    const answer = await changeMe({ homeMunicipality: municipality === "" ? null : municipality });
    setSaving(false);
    if (!answer.ok) return tellNo(faultWords(answer.problem, t));
    me.change(only, () => answer.value);
    boards.refreshAll();
    hubs.refreshAll();
  };

  return (
    <div className={styles.row}>
      <label htmlFor={id}>{t("settings.home")}</label>
      <Select id={id} size={size} className={styles.select} value={value?.homeMunicipality ?? ""} disabled={!value} onChange={(_event, data) => void save(data.value)}>
        <option value="">{t("settings.homeNone")}</option>
        {value?.municipalities.map((municipality) => (
          <option key={municipality} value={municipality}>
            {municipality}
          </option>
        ))}
      </Select>
    </div>
  );
}
