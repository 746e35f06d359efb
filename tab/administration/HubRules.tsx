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
  const { t } = useTranslation("administration");
  const known = useCached(hubs, only).value?.hubs ?? [];
  const [hubId, setHubId] = useState("");
  // What is typed and not saved, by hub: it waits there while another hub is looked at.
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Partial<Rules>>>(new Map());
  const hub = known.find((one) => one.id === hubId);
  const waiting = known.filter((one) => one.id !== hubId && Object.keys(changeOf(one, drafts.get(one.id))).length > 0);
  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("rules")}
      </Subtitle1>
      <Text>{t("rulesBecause")}</Text>
      <Field label={t("hub")}>
        <Select value={hubId} onChange={(_event, chosen) => setHubId(chosen.value)}>
          <option value="">{t("chooseHub")}</option>
          {known.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <div role="status">{waiting.length > 0 && <Text>{t("rulesNotSaved", { names: waiting.map(({ name }) => name).join(", ") })}</Text>}</div>
      {hub && <RulesForm key={hub.id} hub={hub} draft={drafts.get(hub.id) ?? {}} onDraft={(draft) => setDrafts((before) => new Map(before).set(hub.id, draft))} />}
    </section>
  );
}

/** What of a draft is another than the hub's rules are. */
const changeOf = (hub: Hub, draft: Partial<Rules> = {}): HubRulesChange =>
  Object.fromEntries(Object.entries(draft).filter(([rule, value]) => Object.entries(hub.rules).some(([name, was]) => name === rule && was !== value)));

type FormProps = { readonly hub: Hub; readonly draft: Partial<Rules>; readonly onDraft: (draft: Partial<Rules>) => void };

function RulesForm({ hub, draft, onDraft }: FormProps): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const rules: Rules = { ...hub.rules, ...draft };
  const [saving, setSaving] = useState(false);
  const whose = (rule: keyof Rules): string => (hub.ownRules.includes(rule) ? t("hubsOwn") : t("regions"));
  const isWrong = (rule: Counted): boolean => !Number.isInteger(rules[rule]) || rules[rule] < limits[rule][0] || rules[rule] > limits[rule][1];

  const save = async (change: HubRulesChange): Promise<void> => {
    setSaving(true);
    const answer = await setRules(hub.id, change);
    setSaving(false);
    if (answer.ok) {
      tell({ intent: "success", title: t("rulesSaved", { name: hub.name }), body: "" });
      await hubs.refresh(only);
      return onDraft({});
    }
    const { title, detail } = faultWords(answer.problem, common);
    tell({ intent: "error", title, body: detail });
  };
  const changed = changeOf(hub, draft);
  const ready = !saving && !counted.some(isWrong) && Object.keys(changed).length > 0;

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save(changed);
      }}
    >
      {counted.map((rule) => (
        <Field key={rule} label={t(`rule.${rule}`)} hint={whose(rule)} validationMessage={isWrong(rule) ? t("between", { from: limits[rule][0], to: limits[rule][1] }) : undefined}>
          <Input type="number" min={limits[rule][0]} max={limits[rule][1]} value={Number.isNaN(rules[rule]) ? "" : String(rules[rule])} onChange={(_event, { value }) => onDraft({ ...draft, [rule]: value === "" ? Number.NaN : Number(value) })} />
        </Field>
      ))}
      <Field label={t("rule.halfDayAt")} hint={whose("halfDayAt")}>
        <Input type="time" required value={rules.halfDayAt} onChange={(_event, { value }) => onDraft({ ...draft, halfDayAt: value })} />
      </Field>
      <Field label={t("rule.bookForOthers")} hint={whose("bookForOthers")}>
        <Select value={rules.bookForOthers} onChange={(_event, { value }) => onDraft({ ...draft, bookForOthers: value === "nobody" ? "nobody" : "administrators" })}>
          <option value="administrators">{t("administrators")}</option>
          <option value="nobody">{t("nobody")}</option>
        </Select>
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={!ready}>
          {t("saveRules")}
        </Button>
        <Button disabledFocusable={saving || hub.ownRules.length === 0} onClick={() => void save(back)}>
          {t("backToRegion")}
        </Button>
      </div>
    </form>
  );
}
