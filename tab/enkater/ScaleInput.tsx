import { makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { hiddenText } from "../shell/hiddenText.ts";
import { useNarrow } from "../shell/surroundings.ts";
import type { InputProps } from "./inputProps.ts";

const useStyles = makeStyles({
  steps: { width: "100%", maxWidth: "560px" },
  row: { display: "flex", justifyContent: "space-between" },
  ends: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
  words: hiddenText,
});

/**
 * A step of a scale. Where each step has words, or the screen is narrow, one step a line with its words; else the steps in a row
 * with the words at its ends, which a screen reader hears with the first and the last step.
 */
export function ScaleInput({ question, answer, labelId, describedBy, onAnswer }: InputProps<"scale">): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const narrow = useNarrow();
  const { min, max, labels } = question;
  const steps = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  const worded = steps.every((step) => labels[step] !== undefined);
  const inRow = !worded && !narrow;
  const chosen = answer === null ? "" : "declined" in answer ? "declined" : String(answer.value);

  const radios = steps.map((step) => {
    const words = labels[step];
    const label = inRow ? (
      <>
        {step}
        {words && <span className={styles.words}>, {words}</span>}
      </>
    ) : worded ? (
      words
    ) : words ? (
      `${step}, ${words}`
    ) : (
      step
    );
    return <Radio key={step} value={String(step)} label={label} labelPosition={inRow ? "below" : "after"} />;
  });

  return (
    <RadioGroup
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      value={chosen}
      onChange={(_event, { value }) => onAnswer(value === "declined" ? { declined: true } : { value: Number(value) })}
    >
      {inRow ? (
        <div className={styles.steps}>
          <div className={styles.row}>{radios}</div>
          <div className={styles.ends} aria-hidden>
            <Text size={200}>{labels[min]}</Text>
            <Text size={200}>{labels[max]}</Text>
          </div>
        </div>
      ) : (
        radios
      )}
      <Radio value="declined" label={t("declined")} />
    </RadioGroup>
  );
}
