import { Field, Input, Select, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { only } from "../../shell/stores.ts";
import { useCached } from "../../shell/useValue.ts";
import { instruments } from "../hrStores.ts";
import { useHrStyles } from "../hrStyles.ts";
import type { StepProps } from "./stepProps.ts";

/** What is asked, and what it is called. */
export function WhatStep({ drafted, faults, onChange }: StepProps): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const known = useCached(instruments, only).value?.instruments ?? [];
  const chosen = known.find(({ id, version }) => `${id}@${version}` === drafted.instrument);
  const unnamed = faults.includes("title");
  return (
    <>
      <Field label={t("instrument")} validationMessage={faults.includes("instrument") ? t("fault.instrument") : undefined}>
        <Select value={drafted.instrument} onChange={(_event, { value }) => onChange({ instrument: value })}>
          <option value="">{t("choose")}</option>
          {known.map(({ id, version, title }) => (
            <option key={`${id}@${version}`} value={`${id}@${version}`}>
              {title}, {t("version", { version })}
            </option>
          ))}
        </Select>
      </Field>
      {chosen && (
        <Text className={styles.soft}>
          {[t("questions", { count: chosen.questions }), t(`wording.${chosen.wording}`), chosen.wellBeing && t("wellBeing")].filter(Boolean).join(", ")}
        </Text>
      )}
      <Field label={t("nameSv")} hint={t("nameBecause")} validationMessage={unnamed && drafted.sv.trim() === "" ? t("fault.title") : undefined}>
        <Input lang="sv" maxLength={200} value={drafted.sv} onChange={(_event, { value }) => onChange({ sv: value })} />
      </Field>
      <Field label={t("nameEn")} validationMessage={unnamed && drafted.en.trim() === "" ? t("fault.title") : undefined}>
        <Input lang="en" maxLength={200} value={drafted.en} onChange={(_event, { value }) => onChange({ en: value })} />
      </Field>
    </>
  );
}
