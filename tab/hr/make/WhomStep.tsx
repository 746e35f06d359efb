import { Checkbox, Field, Input, Radio, RadioGroup, Text } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { hubs, only } from "../../shell/stores.ts";
import { useCached } from "../../shell/useValue.ts";
import { useHrStyles } from "../hrStyles.ts";
import type { StepProps } from "./stepProps.ts";

const kinds = ["everyone", "role", "hubs", "days-booked", "group"] as const;
const roles = ["hub-worker", "office-worker"] as const;

/** Who is asked. */
export function WhomStep({ drafted, faults, onChange }: StepProps): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const known = useCached(hubs, only).value?.hubs ?? [];
  const hubsTitle = useId();
  const choose = (value: string): void => {
    const audience = kinds.find((kind) => kind === value);
    if (audience) onChange({ audience });
  };
  return (
    <>
      <Field label={t("audience")}>
        <RadioGroup value={drafted.audience} onChange={(_event, { value }) => choose(value)}>
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`kind.${kind}`)} />
          ))}
        </RadioGroup>
      </Field>
      {drafted.audience === "group" && (
        <Field label={t("groupId")} validationMessage={faults.includes("group") ? t("fault.group") : undefined}>
          <Input value={drafted.groupId} onChange={(_event, { value }) => onChange({ groupId: value })} />
        </Field>
      )}
      {drafted.audience === "role" && (
        <Field label={t("role.title")}>
          <RadioGroup value={drafted.role} onChange={(_event, { value }) => onChange({ role: value === "office-worker" ? "office-worker" : "hub-worker" })}>
            {roles.map((role) => (
              <Radio key={role} value={role} label={t(`role.${role}`)} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {drafted.audience === "hubs" && (
        <div role="group" aria-labelledby={hubsTitle} className={styles.section}>
          <Text id={hubsTitle}>{t("hubs")}</Text>
          {known.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={drafted.hubIds.includes(id)}
              onChange={(_event, { checked }) => onChange({ hubIds: known.map((hub) => hub.id).filter((one) => (one === id ? checked === true : drafted.hubIds.includes(one))) })}
            />
          ))}
          <div role="alert">{faults.includes("hubs") && <Text className={styles.fault}>{t("fault.hubs")}</Text>}</div>
        </div>
      )}
      {drafted.audience === "days-booked" && (
        <>
          <div className={styles.fields}>
            <Field label={t("from")}>
              <Input type="date" aria-invalid={faults.includes("days") || undefined} value={drafted.from} onChange={(_event, { value }) => onChange({ from: value })} />
            </Field>
            <Field label={t("to")}>
              <Input type="date" value={drafted.to} onChange={(_event, { value }) => onChange({ to: value })} />
            </Field>
          </div>
          <Field label={t("least")}>
            <Input inputMode="numeric" value={drafted.least} onChange={(_event, { value }) => onChange({ least: value })} />
          </Field>
          <Field label={t("most")} validationMessage={faults.includes("days") ? t("fault.days") : undefined}>
            <Input inputMode="numeric" value={drafted.most} onChange={(_event, { value }) => onChange({ most: value })} />
          </Field>
        </>
      )}
    </>
  );
}
