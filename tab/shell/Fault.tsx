import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../src/contract.ts";
import { faultWords } from "./faultWords.ts";

const useStyles = makeStyles({
  fault: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    maxWidth: "640px",
  },
  small: { color: tokens.colorNeutralForeground2 },
});

/** A fault in the place of what should have been there. */
export function Fault({ problem, retry }: { readonly problem: Problem; readonly retry: () => void }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { title, detail } = faultWords(problem, t);
  return (
    <div role="alert" className={styles.fault}>
      <Text weight="semibold">{title}</Text>
      <Text>{detail}</Text>
      <Button onClick={retry}>{t("common.retry")}</Button>
      {problem.requestId && (
        <Text size={200} className={styles.small}>
          {t("fault.number", { id: problem.requestId })}
        </Text>
      )}
    </div>
  );
}
