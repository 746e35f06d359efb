import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useToday } from "../../shell/surroundings.ts";
import { useHrStyles } from "../hrStyles.ts";
import type { StepProps } from "./stepProps.ts";

const kinds = ["dates", "rhythm", "from-first-day"] as const;
const times = ["before", "after-4-weeks", "at-12-months"] as const;

/** When it is sent, how long it is open, and when those who have not answered are reminded. */
export function WhenStep({ drafted, faults, onChange }: StepProps): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const today = useToday();
  const { schedule } = drafted;
  const choose = (value: string): void => {
    const kind = kinds.find((one) => one === value);
    if (kind) onChange({ schedule: kind });
  };
  return (
    <>
      <Field label={t("schedule")}>
        <RadioGroup value={schedule} onChange={(_event, { value }) => choose(value)}>
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`scheduleKind.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      {schedule === "from-first-day" && (
        <Field label={t("firstDay.title")}>
          <RadioGroup value={drafted.firstDay} onChange={(_event, { value }) => onChange({ firstDay: times.find((time) => time === value) ?? "before" })}>
            {times.map((time) => (
              <Radio key={time} value={time} label={t(`firstDay.${time}`)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <div className={styles.fields}>
        <Field label={t("opens")} validationMessage={faults.includes("dates") ? t("fault.dates") : undefined}>
          <Input type="date" min={today} value={drafted.opens} onChange={(_event, { value }) => onChange({ opens: value })} />
        </Field>
        <Field label={t(schedule === "rhythm" ? "until" : "closes")}>
          <Input type="date" min={drafted.opens} value={drafted.lastDay} onChange={(_event, { value }) => onChange({ lastDay: value })} />
        </Field>
      </div>
      {schedule === "rhythm" && (
        <Field label={t("everyWeeks")} validationMessage={faults.includes("rhythm") ? t("fault.rhythm") : undefined}>
          <Input inputMode="numeric" value={drafted.everyWeeks} onChange={(_event, { value }) => onChange({ everyWeeks: value })} />
        </Field>
      )}
      {schedule !== "dates" && (
        <Field label={t("openDays")} validationMessage={faults.includes("openDays") ? t("fault.openDays") : undefined}>
          <Input inputMode="numeric" value={drafted.openDays} onChange={(_event, { value }) => onChange({ openDays: value })} />
        </Field>
      )}
      <Field label={t("remind")} hint={t("remindHint")} validationMessage={faults.includes("remind") ? t("fault.remind") : undefined}>
        <Input inputMode="text" value={drafted.remind} onChange={(_event, { value }) => onChange({ remind: value })} />
      </Field>
    </>
  );
}
