import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyForm, SurveyPage } from "../../src/contract/surveys.ts";
import { goTo } from "../shell/address.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useValue } from "../shell/useValue.ts";
import { answerOf, faultOf, faultsByQuestion, pageAfter, pageBefore } from "./answerState.ts";
import { faultText } from "./faultText.ts";
import { QuestionField } from "./QuestionField.tsx";
import { SavingLine } from "./SavingLine.tsx";
import { unsaved, write } from "./surveyStores.ts";
import type { Keeper } from "./useSaving.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  soft: { color: tokens.colorNeutralForeground2 },
  questions: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  foot: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

type Props = {
  readonly form: SurveyForm;
  readonly page: SurveyPage;
  readonly keeper: Keeper;
  readonly heading: React.RefObject<HTMLHeadingElement | null>;
  readonly onPage: (pageId: string) => void;
  readonly onDone: () => void;
};

/** One page of questions. It is saved as it is left, whichever way. */
export function SurveyPageView({ form, page, keeper, heading, onPage, onDone }: Props): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const written = useValue(unsaved)[form.waveId] ?? {};
  const [tried, setTried] = useState(false);
  const questions = useRef<HTMLDivElement>(null);
  const { saving, save, submit } = keeper;
  const busy = saving.at === "saving" || saving.at === "sending";
  const last = form.pages.at(-1)?.id === page.id;
  const before = pageBefore(form.pages, page.id);
  const told = saving.at === "failed" ? faultsByQuestion(saving.problem.faults ?? [], page.questions) : {};
  const faults = page.questions.flatMap((question) => {
    const own = faultOf(question, answerOf(form, written, question.id));
    const words = own ? faultText(question, own, t) : told[question.id];
    return words ? [{ id: question.id, words, own: own !== null }] : [];
  });

  const showFaults = (): void => {
    setTried(true);
    // After the words stand there, so that they are read with the field.
    requestAnimationFrame(() => questions.current?.querySelector<HTMLElement>("[data-fault] input, [data-fault] textarea")?.focus());
  };
  const leave = async (then: (saved: SurveyForm) => void): Promise<void> => {
    if (busy) return;
    if (faults.some(({ own }) => own)) return showFaults();
    const saved = await save();
    if (saved) then(saved);
    else showFaults();
  };
  const goOn = (): Promise<void> =>
    leave((saved) => {
      const next = pageAfter(form.pages, saved.pages, page.id);
      if (next) onPage(next.id);
    });
  const sendIn = async (): Promise<void> => {
    if (busy) return;
    if (faults.some(({ own }) => own)) return showFaults();
    // An answer on this page may have opened one more: then that comes first.
    const saved = await save();
    if (!saved) return showFaults();
    const next = pageAfter(form.pages, saved.pages, page.id);
    if (next) return onPage(next.id);
    if (await submit()) onDone();
  };

  return (
    <form
      noValidate
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault();
        void (last ? sendIn() : goOn());
      }}
    >
      <div className={styles.head}>
        <Text className={styles.soft}>{form.title}</Text>
        <PageTitle heading={heading}>
          {page.title ? `${page.title}, ${t("page", page).toLowerCase()}` : t("page", page)}
        </PageTitle>
        {page.lead && <Text>{page.lead}</Text>}
        <ProgressBar value={page.number} max={page.pages} thickness="large" aria-label={t("progress")} aria-valuetext={t("page", page)} />
      </div>
      <div ref={questions} className={styles.questions}>
        {page.questions.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            answer={answerOf(form, written, question.id)}
            fault={(tried && faults.find(({ id }) => id === question.id)?.words) || null}
            onAnswer={(answer) => write(form.waveId, question.id, answer)}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <SavingLine saving={saving} dirty={Object.keys(written).length > 0} faults={tried ? faults.length : 0} onAgain={() => void save()} />
        <div className={styles.buttons}>
          {before && (
            <Button size="large" disabledFocusable={busy} onClick={() => void leave(() => onPage(before.id))}>
              {t("previous")}
            </Button>
          )}
          <Button type="submit" appearance="primary" size="large" disabledFocusable={busy}>
            {saving.at === "sending" ? t("sending") : saving.at === "saving" ? t("saving") : t(last ? "submit" : "next")}
          </Button>
          <Button size="large" appearance="subtle" disabledFocusable={busy} onClick={() => void leave(() => goTo({ page: "enkater" }))}>
            {t("later")}
          </Button>
        </div>
      </div>
    </form>
  );
}
