import { Field, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { HubDay, Kind } from "../../src/contract.ts";
import { span } from "../shell/dates.ts";
import { kindWords } from "../shell/kindWords.ts";
import { language } from "../shell/language.ts";
import { useValue } from "../shell/useValue.ts";
import { hasAll } from "../shell/booking/deskWith.ts";

/* Fluent greys the words of what is not chosen, which here would read as "not free". */
const useStyles = makeStyles({ label: { color: tokens.colorNeutralForeground1 } });

/** The day's desks with what each has and when it is free; those that have all of `kinds` first, and so marked. None chosen: any, of those where one is free. */
export function DeskChoice({ day, kinds, chosen, onChosen }: { readonly day: HubDay; readonly kinds: readonly Kind[]; readonly chosen: string; readonly onChosen: (deskId: string) => void }): React.ReactNode {
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
  const fits = (desk: HubDay["desks"][number]): boolean => kinds.length > 0 && hasAll(desk, kinds);
  const desks = [...day.desks].sort((a, b) => Number(fits(b)) - Number(fits(a)));
  return (
    <Field label={t("panel.desk")}>
      <RadioGroup value={chosen} onChange={(_event, { value }) => onChosen(value)}>
        <Radio value="" label={t("panel.anyDesk")} />
        {desks.map((desk) => (
          <Radio
            key={desk.id}
            value={desk.id}
            label={
              <span className={styles.label}>
                {desk.name} · {when(desk)}
                {fits(desk) && ` · ${t("panel.deskFits")}`}
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
