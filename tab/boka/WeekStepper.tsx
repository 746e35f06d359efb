import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ChevronLeftRegular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useTranslation } from "react-i18next";
import { addDays, dayRange, weekOf } from "../shell/dates.ts";
import { language } from "../shell/language.ts";
import { useToday } from "../shell/surroundings.ts";
import { useValue } from "../shell/useValue.ts";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  today: { minWidth: "64px", whiteSpace: "nowrap" },
  week: { minWidth: "44px", margin: 0, textAlign: "center", whiteSpace: "nowrap" },
  days: { color: tokens.colorNeutralForeground2, whiteSpace: "nowrap", "@media (max-width: 639.9px)": { display: "none" } },
});

/** ‹ v. 48 › [I dag] */
export function WeekStepper({ monday, onWeek, onToday }: { readonly monday: string; readonly onWeek: (monday: string) => void; readonly onToday: () => void }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  return (
    <div className={styles.row} role="group" aria-label={t("boka.chooseWeek")}>
      <Button appearance="subtle" icon={<ChevronLeftRegular />} aria-label={t("boka.weekBefore")} onClick={() => onWeek(addDays(monday, -7))} />
      <Text as="h2" weight="semibold" size={400} className={styles.week} aria-live="polite">
        {t("common.week", { week: weekOf(monday).week })}
      </Text>
      <Button appearance="subtle" icon={<ChevronRightRegular />} aria-label={t("boka.weekAfter")} onClick={() => onWeek(addDays(monday, 7))} />
      <Button className={styles.today} onClick={onToday}>
        {t("common.today")}
      </Button>
      <Text size={200} className={styles.days}>
        {dayRange(monday, addDays(monday, 4), spoken, useToday())}
      </Text>
    </div>
  );
}
