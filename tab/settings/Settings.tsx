import { Button, makeStyles, Radio, RadioGroup, Subtitle1, Switch, Text, tokens } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MeChange } from "../../src/contract.ts";
import { changeMe } from "../api/changeMe.ts";
import { Fault } from "../shell/Fault.tsx";
import { faultWords } from "../shell/faultWords.ts";
import { isLanguage } from "../shell/firstLanguage.ts";
import { hiddenText } from "../shell/hiddenText.ts";
import { HomeSelect } from "../shell/HomeSelect.tsx";
import { language } from "../shell/language.ts";
import { tellNo } from "../shell/notices.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { changePerson, signIn } from "../shell/signIn.ts";
import { me, only } from "../shell/stores.ts";
import { useCached, useValue } from "../shell/useValue.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL, maxWidth: "640px" },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  person: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

export function Settings(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { value, problem } = useCached(me, only);
  const spoken = useValue(language);
  const signedIn = useValue(signIn);
  const [saving, setSaving] = useState(false);
  const languageTitle = useId();
  if (!value) return problem ? <Fault problem={problem} retry={() => void me.refresh(only)} /> : <PageSkeleton />;

  const save = async (change: MeChange): Promise<void> => {
    // Not by disabling what is pressed: it would lose the focus each time.
    if (saving) return;
    setSaving(true);
    const answer = await changeMe(change);
    setSaving(false);
    if (answer.ok) return me.change(only, () => answer.value);
    tellNo(faultWords(answer.problem, t));
  };

  return (
    <div className={styles.page}>
      <h1 style={hiddenText}>{t("pages.installningar")}</h1>
      <section className={styles.section}>
        <Subtitle1 as="h2" id={languageTitle} className={styles.title}>
          {t("settings.language")}
        </Subtitle1>
        <RadioGroup
          aria-labelledby={languageTitle}
          layout="horizontal"
          value={value.language ?? spoken}
          onChange={(_event, chosen) => isLanguage(chosen.value) && void save({ language: chosen.value })}
        >
          <Radio value="sv" label={<span lang="sv">{t("settings.swedish")}</span>} />
          <Radio value="en" label={<span lang="en">{t("settings.english")}</span>} />
        </RadioGroup>
        <Text className={styles.soft}>{t("settings.languageBecause")}</Text>
      </section>
      <section className={styles.section}>
        <Subtitle1 as="h2" className={styles.title}>
          {t("settings.home")}
        </Subtitle1>
        <HomeSelect size="medium" />
        <Text className={styles.soft}>{t("settings.homeBecause")}</Text>
      </section>
      <section className={styles.section}>
        <Subtitle1 as="h2" className={styles.title}>
          {t("settings.whoSees")}
        </Subtitle1>
        <Switch label={t("settings.showName")} checked={value.showName} onChange={(_event, { checked }) => void save({ showName: checked })} />
        <Text role="status">{t(value.showName ? "settings.showNameOn" : "settings.showNameOff")}</Text>
        <ul className={styles.list}>
          <li>{t("settings.whoSeesAll")}</li>
          <li>{t("settings.whoSeesNames")}</li>
          <li>{t("settings.whoSeesAdmin")}</li>
        </ul>
      </section>
      <div className={styles.person}>
        <Text className={styles.soft}>{t("settings.signedInAs", { name: value.name })}</Text>
        {signedIn.at === "signed-in" && signedIn.local && <Button onClick={changePerson}>{t("settings.changePerson")}</Button>}
      </div>
    </div>
  );
}
