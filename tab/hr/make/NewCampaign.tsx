import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CampaignDetail } from "../../../src/contract/surveys.ts";
import { addCampaign, changeCampaign, launchCampaign } from "../../api/campaigns.ts";
import { goTo } from "../../shell/address.ts";
import { Fault } from "../../shell/Fault.tsx";
import { tell } from "../../shell/notices.ts";
import { PageSkeleton } from "../../shell/PageSkeleton.tsx";
import { PageTitle } from "../../shell/PageTitle.tsx";
import { only } from "../../shell/stores.ts";
import { useToday } from "../../shell/surroundings.ts";
import { useHeadingFocus } from "../../shell/useHeadingFocus.ts";
import { useTellProblem } from "../../shell/useTellProblem.ts";
import { useCached } from "../../shell/useValue.ts";
import { campaigns, details } from "../hrStores.ts";
import { useHrStyles } from "../hrStyles.ts";
import { draftOf, newDraft, whatFaults, whenFaults, whomFaults, wishOf, type Drafted } from "./drafted.ts";
import { CheckStep } from "./CheckStep.tsx";
import { StepPreview } from "./StepPreview.tsx";
import { usePreview } from "./usePreview.ts";
import { WhatStep } from "./WhatStep.tsx";
import { WhenStep } from "./WhenStep.tsx";
import { WhomStep } from "./WhomStep.tsx";

const useStyles = makeStyles({
  steps: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalXS, listStyleType: "none", margin: 0, padding: 0, color: tokens.colorNeutralForeground2 },
  here: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold, borderBottom: `3px solid ${tokens.colorCompoundBrandStroke}` },
  columns: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", gap: tokens.spacingHorizontalXXL, alignItems: "start", "@media (max-width: 767.9px)": { gridTemplateColumns: "minmax(0, 1fr)" } },
});

/** A new campaign, or a draft to go on with. */
export function NewCampaign({ draftId }: { readonly draftId: string | null }): React.ReactNode {
  return draftId === null ? <Wizard draft={null} /> : <OfDraft id={draftId} />;
}

function OfDraft({ id }: { readonly id: string }): React.ReactNode {
  const { value, problem } = useCached(details, id);
  if (!value) return problem ? <Fault problem={problem} retry={() => void details.refresh(id)} /> : <PageSkeleton />;
  return <Wizard draft={value} />;
}

const steps = ["what", "whom", "when", "check"] as const;
type Step = (typeof steps)[number];

function Wizard({ draft }: { readonly draft: CampaignDetail | null }): React.ReactNode {
  const shared = useHrStyles();
  const styles = useStyles();
  const { t } = useTranslation("hr");
  const today = useToday();
  const tellProblem = useTellProblem();
  const [drafted, setDrafted] = useState<Drafted>(() => (draft ? draftOf(draft, today) : newDraft(today)));
  const [draftId, setDraftId] = useState(draft?.id ?? null);
  const [step, setStep] = useState<Step>("what");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const heading = useHeadingFocus(step);
  const wish = wishOf(drafted);
  const preview = usePreview(wish);
  const faults = step === "what" ? whatFaults(drafted) : step === "whom" ? whomFaults(drafted) : step === "when" ? whenFaults(drafted) : [];
  const at = steps.indexOf(step);

  const go = (to: Step | undefined): void => {
    setTried(false);
    if (to) setStep(to);
  };
  const next = (): void => {
    if (faults.length === 0) return go(steps[at + 1]);
    setTried(true);
    requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  /** Keeps the draft, once: pressed again it is the same draft that is changed. */
  const keep = async (): Promise<CampaignDetail | null> => {
    if (!wish) return null;
    const answer = draftId === null ? await addCampaign(wish) : await changeCampaign(draftId, wish);
    if (!answer.ok) {
      tellProblem(answer.problem);
      return null;
    }
    setDraftId(answer.value.id);
    return answer.value;
  };
  const finish = async (launch: boolean): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const kept = await keep();
    const answer = kept && launch ? await launchCampaign(kept.id) : null;
    setBusy(false);
    if (!kept) return;
    void campaigns.refresh(only);
    void details.refresh(kept.id);
    if (answer && !answer.ok) return tellProblem(answer.problem);
    tell({ intent: "success", title: t(launch ? "launched" : "savedDraft") });
    goTo({ page: "hr", view: "utskick", id: kept.id });
  };
  const change = (some: Partial<Drafted>): void => setDrafted({ ...drafted, ...some });
  const shown = { drafted, faults: tried ? faults : [], onChange: change };

  return (
    <form
      noValidate
      className={shared.page}
      onSubmit={(event) => {
        event.preventDefault();
        if (step === "check") void finish(true);
        else next();
      }}
    >
      <div className={shared.section}>
        <PageTitle heading={heading}>{`${t("make")}. ${t("stepOf", { number: at + 1, name: t(`step.${step}`) })}`}</PageTitle>
        <ol className={styles.steps} aria-label={t("steps")}>
          {steps.map((one, number) => (
            <li key={one} aria-current={one === step ? "step" : undefined} className={mergeClasses(one === step && styles.here)}>
              {`${number + 1}. ${t(`step.${one}`)}`}
            </li>
          ))}
        </ol>
      </div>
      <div className={styles.columns}>
        <div className={shared.form}>
          {step === "what" && <WhatStep {...shown} />}
          {step === "whom" && <WhomStep {...shown} />}
          {step === "when" && <WhenStep {...shown} />}
          {step === "check" && wish && <CheckStep wish={wish} />}
          <div className={shared.buttons}>
            {at > 0 && (
              <Button disabledFocusable={busy} onClick={() => go(steps[at - 1])}>
                {t("previous")}
              </Button>
            )}
            <Button type="submit" appearance="primary" disabledFocusable={busy || (step === "check" && !preview.value)}>
              {busy ? t("working") : t(step === "check" ? "launch" : "next")}
            </Button>
            {step === "check" && (
              <Button disabledFocusable={busy} onClick={() => void finish(false)}>
                {t("saveDraft")}
              </Button>
            )}
          </div>
        </div>
        <StepPreview step={step} wish={wish} preview={preview} />
      </div>
    </form>
  );
}
