import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyAnswer, SurveyQuestion } from "../../src/contract/surveys.ts";
import { ChoicesInput } from "./ChoicesInput.tsx";
import { ScaleInput } from "./ScaleInput.tsx";
import { SingleInput } from "./SingleInput.tsx";
import { WrittenInput } from "./WrittenInput.tsx";

const useStyles = makeStyles({
  field: { display: "flex", flexDirection: "column", alignItems: "stretch", gap: tokens.spacingVerticalXS },
  text: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  help: { color: tokens.colorNeutralForeground2 },
  fault: { color: tokens.colorPaletteRedForeground1 },
  clear: { alignSelf: "flex-start" },
});

type Props = { readonly question: SurveyQuestion; readonly answer: SurveyAnswer | null; readonly fault: string | null; readonly onAnswer: (answer: SurveyAnswer | null) => void };

/** A question with its input, its "vill inte svara", and what is wrong with the answer. */
export function QuestionField({ question, answer, fault, onAnswer }: Props): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const id = useId();
  const describedBy = [question.help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(" ") || undefined;
  const shared = { answer, labelId: `${id}-text`, describedBy, invalid: fault !== null, onAnswer };
  const canClear = answer !== null && (question.kind === "scale" || question.kind === "single");
  return (
    <div className={styles.field} data-question={question.id} {...(fault && { "data-fault": true })}>
      <Text id={`${id}-text`} weight="semibold" className={styles.text}>
        {question.text}
      </Text>
      {question.help && (
        <Text id={`${id}-help`} className={styles.help}>
          {question.help}
        </Text>
      )}
      {question.kind === "scale" && <ScaleInput question={question} {...shared} />}
      {question.kind === "single" && <SingleInput question={question} {...shared} />}
      {question.kind === "several" && <ChoicesInput question={question} {...shared} />}
      {(question.kind === "number" || question.kind === "text") && <WrittenInput question={question} {...shared} />}
      {fault && (
        <Text id={`${id}-fault`} className={styles.fault}>
          {fault}
        </Text>
      )}
      {canClear && (
        <Button appearance="subtle" size="small" className={styles.clear} aria-label={t("clearWhich", { question: question.text })} onClick={() => onAnswer(null)}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}
