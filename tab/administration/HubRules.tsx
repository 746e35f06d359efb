import { Button, Field, Input, makeStyles, Select, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Hub, HubRules as Rules, HubRulesChange } from "../../src/contract.ts";
import { setRules } from "../api/setRules.ts";
import { faultWords } from "../shell/faultWords.ts";
import { tell } from "../shell/notices.ts";
import { hubs, only } from "../shell/stores.ts";
import { useCached } from "../shell/useValue.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, maxWidth: "480px" },
  title: { margin: 0 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const limits = { horizonDays: [1, 180], bookingsPerWeek: [1, 14], shortestMinutes: [30, 480], checkInFromMinutes: [0, 240] } as const;
type Counted = keyof typeof limits;
const counted: readonly Counted[] = ["horizonDays", "bookingsPerWeek", "shortestMinutes", "checkInFromMinutes"];
const back: HubRulesChange = { horizonDays: null, bookingsPerWeek: null, shortestMinutes: null, checkInFromMinutes: null, halfDayAt: null, bookForOthers: null };

/** The rules of one hub: its own where it has set them, else the region's. */
export function HubRules(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const known = useCached(hubs, only).value?.hubs ?? [];
  const [hubId, setHubId] = useState("");
  const hub = known.find((one) => one.id === hubId);
  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("admin.rules")}
      </Subtitle1>
      <Text>{t("admin.rulesBecause")}</Text>
      <Field label={t("admin.hub")}>
        <Select value={hubId} onChange={(_event, chosen) => setHubId(chosen.value)}>
          <option value="">{t("admin.chooseHub")}</option>
          {known.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      {hub && <RulesForm key={`${hub.id} ${JSON.stringify(hub.rules)}`} hub={hub} />}
    </section>
  );
}

function RulesForm({ hub }: { hub: Hub }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [rules, setOwn] = useState<Rules>(hub.rules);
  const [saving, setSaving] = useState(false);
  const whose = (rule: keyof Rules): string => (hub.ownRules.includes(rule) ? t("admin.hubsOwn") : t("admin.regions"));
  const isWrong = (rule: Counted): boolean => !Number.isInteger(rules[rule]) || rules[rule] < limits[rule][0] || rules[rule] > limits[rule][1];

  const save = async (change: HubRulesChange): Promise<void> => {
    setSaving(true);
    const answer = await setRules(hub.id, change);
    setSaving(false);
    if (answer.ok) {
      tell({ intent: "success", title: t("admin.rulesSaved", { name: hub.name }), body: "" });
      return hubs.refresh(only);
    }
    const { title, detail } = faultWords(answer.problem, t);
    tell({ intent: "error", title, body: detail });
  };
  const changed: HubRulesChange = Object.fromEntries(Object.entries(rules).filter(([rule, value]) => Object.entries(hub.rules).some(([name, was]) => name === rule && was !== value)));

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save(changed);
      }}
    >
      {counted.map((rule) => (
        <Field key={rule} label={t(`admin.rule.${rule}`)} hint={whose(rule)} validationMessage={isWrong(rule) ? t("admin.between", { from: limits[rule][0], to: limits[rule][1] }) : undefined}>
          <Input type="number" min={limits[rule][0]} max={limits[rule][1]} value={Number.isNaN(rules[rule]) ? "" : String(rules[rule])} onChange={(_event, { value }) => setOwn({ ...rules, [rule]: value === "" ? Number.NaN : Number(value) })} />
        </Field>
      ))}
      <Field label={t("admin.rule.halfDayAt")} hint={whose("halfDayAt")}>
        <Input type="time" required value={rules.halfDayAt} onChange={(_event, { value }) => setOwn({ ...rules, halfDayAt: value })} />
      </Field>
      <Field label={t("admin.rule.bookForOthers")} hint={whose("bookForOthers")}>
        <Select value={rules.bookForOthers} onChange={(_event, { value }) => setOwn({ ...rules, bookForOthers: value === "nobody" ? "nobody" : "administrators" })}>
          <option value="administrators">{t("admin.administrators")}</option>
          <option value="nobody">{t("admin.nobody")}</option>
        </Select>
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabled={saving || counted.some(isWrong) || Object.keys(changed).length === 0}>
          {t("admin.saveRules")}
        </Button>
        <Button disabled={saving || hub.ownRules.length === 0} onClick={() => void save(back)}>
          {t("admin.backToRegion")}
        </Button>
      </div>
    </form>
  );
}
