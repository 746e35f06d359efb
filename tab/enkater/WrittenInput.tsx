import { Checkbox, Input, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { numberOf } from "./answerState.ts";
import type { InputProps } from "./inputProps.ts";

const useStyles = makeStyles({
  field: { display: "flex", flexDirection: "column", alignItems: "flex-start" },
  number: { width: "160px" },
  text: { alignSelf: "stretch" },
  soft: { color: tokens.colorNeutralForeground2 },
});

/** How many characters may be left before it is told. */
const tellBelow = 200;

/** A number or a text. Beside it one may say that one would rather not, which empties the field. */
export function WrittenInput({ question, answer, labelId, describedBy, invalid, onAnswer }: InputProps<"number" | "text">): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const declined = answer !== null && "declined" in answer;
  const held = answer !== null && "value" in answer ? answer.value : "";
  // A number half written ("3,") is no number yet, and must still stand there.
  const [written, setWritten] = useState(typeof held === "number" && !Number.isNaN(held) ? String(held).replace(".", ",") : "");
  const boundsId = `${labelId}-bounds`;
  const described = [boundsId, describedBy].filter(Boolean).join(" ");

  return (
    <div className={styles.field}>
      {question.kind === "number" ? (
        <>
          <Input
            className={styles.number}
            inputMode={question.whole ? "numeric" : "decimal"}
            aria-labelledby={labelId}
            aria-describedby={described}
            aria-invalid={invalid || undefined}
            value={declined ? "" : written}
            onChange={(_event, { value }) => {
              setWritten(value);
              onAnswer(value.trim() === "" ? null : { value: numberOf(value) });
            }}
          />
          <Text id={boundsId} size={200} className={styles.soft}>
            {t("between", { min: question.min, max: question.max })}
          </Text>
        </>
      ) : (
        <>
          <Textarea
            className={styles.text}
            resize="vertical"
            aria-labelledby={labelId}
            aria-describedby={described}
            aria-invalid={invalid || undefined}
            textarea={{ rows: 4 }}
            value={declined || typeof held !== "string" ? "" : held}
            onChange={(_event, { value }) => onAnswer(value === "" ? null : { value })}
          />
          <Text id={boundsId} size={200} className={styles.soft}>
            {typeof held === "string" && question.maxLength - held.length < tellBelow ? t("left", { count: Math.max(0, question.maxLength - held.length) }) : ""}
          </Text>
        </>
      )}
      <Checkbox
        label={t("declined")}
        checked={declined}
        onChange={(_event, { checked }) => {
          setWritten("");
          onAnswer(checked === true ? { declined: true } : null);
        }}
      />
    </div>
  );
}
