import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SurveyForm } from "../../src/contract/surveys.ts";
import { BackLink } from "../shell/BackLink.tsx";
import { Fault } from "../shell/Fault.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { useHeadingFocus } from "../shell/useHeadingFocus.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { pageToResume } from "./answerState.ts";
import { SurveyDone } from "./SurveyDone.tsx";
import { SurveyPageView } from "./SurveyPageView.tsx";
import { SurveyStart } from "./SurveyStart.tsx";
import { forms, unsaved } from "./surveyStores.ts";
import { useSaving } from "./useSaving.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, maxWidth: "680px" },
});

/** One survey from its first words to the thanks. */
export function SurveyView({ waveId }: { readonly waveId: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("enkater");
  const { value, problem } = useCached(forms, waveId);
  const notMine = problem?.status === 404 || problem?.status === 403 || problem?.status === 409;
  return (
    <div className={styles.page}>
      <BackLink to={{ page: "enkater" }}>{t("all")}</BackLink>
      {value && <Steps form={value} />}
      {!value && notMine && <Text role="alert">{problem.title === "" ? t("notHere") : `${problem.title}. ${problem.detail}`}</Text>}
      {!value && problem && !notMine && <Fault problem={problem} retry={() => void forms.refresh(waveId)} />}
      {!value && !problem && <PageSkeleton cards={2} />}
    </div>
  );
}

type Step = "start" | "done" | { readonly pageId: string };

function Steps({ form }: { readonly form: SurveyForm }): React.ReactNode {
  const written = useValue(unsaved)[form.waveId] ?? {};
  const keeper = useSaving(form);
  const [step, setStep] = useState<Step>(form.state === "submitted" ? "done" : "start");
  const page = typeof step === "object" ? (form.pages.find(({ id }) => id === step.pageId) ?? pageToResume(form, written)) : null;
  const heading = useHeadingFocus(page?.id ?? (step === "done" ? "done" : "start"));

  if (page) return <SurveyPageView key={page.id} form={form} page={page} keeper={keeper} heading={heading} onPage={(pageId) => setStep({ pageId })} onDone={() => setStep("done")} />;
  if (step === "done") return <SurveyDone form={form} heading={heading} onChange={() => setStep(form.pages[0] ? { pageId: form.pages[0].id } : "start")} />;
  const first = pageToResume(form, written);
  return <SurveyStart form={form} heading={heading} onStart={() => first && setStep({ pageId: form.state === "new" ? (form.pages[0]?.id ?? first.id) : first.id })} />;
}
