import { Radio, RadioGroup } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { InputProps } from "./inputProps.ts";

/** A choice's id may be any word, "declined" too: hence the sign before it. */
const own = "=";

export function SingleInput({ question, answer, labelId, describedBy, onAnswer }: InputProps<"single">): React.ReactNode {
  const { t } = useTranslation("enkater");
  const chosen = answer === null ? "" : "declined" in answer ? "declined" : `${own}${String(answer.value)}`;
  return (
    <RadioGroup
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      value={chosen}
      onChange={(_event, { value }) => onAnswer(value === "declined" ? { declined: true } : { value: value.slice(own.length) })}
    >
      {question.choices.map((choice) => (
        <Radio key={choice.id} value={`${own}${choice.id}`} label={choice.text} />
      ))}
      <Radio value="declined" label={t("declined")} />
    </RadioGroup>
  );
}
