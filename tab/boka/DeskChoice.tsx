import { Field, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { HubDay } from "../../src/contract.ts";
import { span } from "../shell/dates.ts";
import { kindWords } from "../shell/kindWords.ts";
import { language } from "../shell/language.ts";
import { useValue } from "../shell/useValue.ts";

/* Fluent greys the words of what is not chosen, which here would read as "not free". */
const useStyles = makeStyles({ label: { color: tokens.colorNeutralForeground1 } });

/** The day's desks with what each has and when it is free. None chosen: any. */
export function DeskChoice({ day, chosen, onChosen }: { readonly day: HubDay; readonly chosen: string; readonly onChosen: (deskId: string) => void }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const when = (desk: HubDay["desks"][number]): string => {
    if (desk.mine) return t("panel.deskMine");
    if (desk.free) return t("panel.deskFree");
    if (desk.freeMorning) return t("panel.deskFreeMorning");
    if (desk.freeAfternoon) return t("panel.deskFreeAfternoon");
    return desk.taken.length > 0 ? t("panel.deskTaken", { hours: desk.taken.map(({ from, to }) => span(from, to, spoken)).join(", ") }) : t("panel.deskFull");
  };
  return (
    <Field label={t("panel.desk")}>
      <RadioGroup value={chosen} onChange={(_event, { value }) => onChosen(value)}>
        <Radio value="" label={t("panel.anyDesk")} />
        {day.desks.map((desk) => (
          <Radio
            key={desk.id}
            value={desk.id}
            label={
              <span className={styles.label}>
                {desk.name} · {when(desk)}
                {desk.kinds.length > 0 && (
                  <Text block size={200}>
                    {kindWords(desk.kinds, t)}
                  </Text>
                )}
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
