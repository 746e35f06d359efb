import { Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { InputProps } from "./inputProps.ts";

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
  soft: { color: tokens.colorNeutralForeground2 },
});

export function ChoicesInput({ question, answer, labelId, describedBy, onAnswer }: InputProps<"several">): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const declined = answer !== null && "declined" in answer;
  const chosen = answer !== null && "value" in answer && Array.isArray(answer.value) ? answer.value : [];
  const most = question.most !== null && question.most < question.choices.length ? question.most : null;
  const mostId = `${labelId}-most`;

  // In the form's order: the order in which somebody pressed is nobody's business.
  const set = (id: string, on: boolean): void => {
    const value = question.choices.map((choice) => choice.id).filter((one) => (one === id ? on : chosen.includes(one)));
    onAnswer(value.length === 0 ? null : { value });
  };

  return (
    <div role="group" aria-labelledby={labelId} aria-describedby={[most !== null && mostId, describedBy].filter(Boolean).join(" ") || undefined} className={styles.group}>
      {most !== null && (
        <Text id={mostId} className={styles.soft}>
          {t("atMost", { count: most })}
        </Text>
      )}
      {question.choices.map((choice) => (
        <Checkbox key={choice.id} label={choice.text} checked={chosen.includes(choice.id)} onChange={(_event, { checked }) => set(choice.id, checked === true)} />
      ))}
      <Checkbox label={t("declined")} checked={declined} onChange={(_event, { checked }) => onAnswer(checked === true ? { declined: true } : null)} />
    </div>
  );
}
