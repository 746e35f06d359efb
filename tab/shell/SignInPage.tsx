import { Button, makeStyles, Text, Title3, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { becomePerson, consent, signIn, start } from "./signIn.ts";
import { useValue } from "./useValue.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalM, maxWidth: "560px", paddingTop: tokens.spacingVerticalXXL },
  steps: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXXL, lineHeight: tokens.lineHeightBase400 },
  people: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignSelf: "stretch" },
  person: { width: "100%", justifyContent: "flex-start", minHeight: "44px", textAlign: "start" },
});

/** Instead of the pages, while nobody is signed in: who to be (locally), how to open it in Teams, or what is wrong. */
export function SignInPage(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const state = useValue(signIn);

  if (state.at === "choosing")
    return (
      <div className={styles.page}>
        <Title3 as="h1">{t("signIn.who")}</Title3>
        <Text>{t("signIn.whoBecause")}</Text>
        <ul className={styles.people}>
          {state.people.map((person) => (
            <li key={person.user}>
              <Button className={styles.person} onClick={() => void becomePerson(person.user)}>
                <span>
                  {person.name}
                  {person.roles.length > 0 && <Text size={200}> · {person.roles.map((role) => roleWord(role, t)).join(", ")}</Text>}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    );
  if (state.at === "outside-teams")
    return (
      <div className={styles.page}>
        <Title3 as="h1">{t("signIn.outside")}</Title3>
        <Text>{t("signIn.outsideBecause")}</Text>
        <ol className={styles.steps}>
          <li>{t("signIn.step1")}</li>
          <li>{t("signIn.step2")}</li>
          <li>{t("signIn.step3")}</li>
        </ol>
      </div>
    );
  if (state.at === "consent")
    return (
      <div className={styles.page} role="alert">
        <Title3 as="h1">{t("signIn.consent")}</Title3>
        <Text>{t("signIn.consentBecause")}</Text>
        {state.refused && <Text>{t("signIn.consentRefused")}</Text>}
        <Button appearance="primary" onClick={() => void consent()}>
          {t("signIn.consentAgain")}
        </Button>
      </div>
    );
  return (
    <div className={styles.page} role="alert">
      <Title3 as="h1">{t("signIn.failed")}</Title3>
      <Text>{t("signIn.failedBecause")}</Text>
      <Button appearance="primary" onClick={() => void start()}>
        {t("common.retry")}
      </Button>
    </div>
  );
}

const known = ["employee", "community-manager", "hr", "planner", "administrator"] as const;
function roleWord(role: string, t: ReturnType<typeof useTranslation>["t"]): string {
  const found = known.find((name) => name === role);
  return found ? t(`roles.${found}`) : role;
}
