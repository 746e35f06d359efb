import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { eraseAnswers } from "../api/mySurveys.ts";
import { tell } from "../shell/notices.ts";
import { only } from "../shell/stores.ts";
import { useShownAgain } from "../shell/useShownAgain.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { forgetAll, forms, mySurveys } from "./surveyStores.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  soft: { color: tokens.colorNeutralForeground2 },
});

/** Everything I have answered, taken away after one question more. */
export function EraseAnswers({ canErase }: { readonly canErase: boolean }): React.ReactNode {
  useShownAgain();
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const tellProblem = useTellProblem();
  const [open, setOpen] = useState(false);
  const [erasing, setErasing] = useState(false);

  const erase = async (): Promise<void> => {
    if (erasing) return;
    setErasing(true);
    const answer = await eraseAnswers();
    setErasing(false);
    setOpen(false);
    if (!answer.ok) return tellProblem(answer.problem);
    const { erased } = answer.value;
    tell({ intent: "success", title: erased === 0 ? t("erasedNone") : t("erased", { count: erased }) });
    forgetAll();
    forms.refreshAll();
    await mySurveys.refresh(only);
  };

  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("erase")}
      </Subtitle1>
      <Text className={styles.soft}>{t(canErase ? "eraseBecause" : "cannotErase")}</Text>
      {canErase && (
        <Dialog modalType="alert" open={open} onOpenChange={(_event, change) => setOpen(change.open)}>
          <DialogTrigger disableButtonEnhancement>
            <Button>{t("erase")}</Button>
          </DialogTrigger>
          <DialogSurface>
            <DialogBody>
              <DialogTitle>{t("eraseAsk")}</DialogTitle>
              <DialogContent>{t("eraseWhat")}</DialogContent>
              <DialogActions fluid>
                <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
                <Button appearance="primary" disabledFocusable={erasing} onClick={() => void erase()}>
                  {t(erasing ? "erasing" : "eraseYes")}
                </Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      )}
    </section>
  );
}
