import { Button, Subtitle1, Text } from "@fluentui/react-components";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { CampaignDetail } from "../../src/contract/surveys.ts";
import { removeCampaign, stopCampaign } from "../api/campaigns.ts";
import { goTo, hrefOf } from "../shell/address.ts";
import { BackLink } from "../shell/BackLink.tsx";
import { Fault } from "../shell/Fault.tsx";
import { tell } from "../shell/notices.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { only } from "../shell/stores.ts";
import { useNow } from "../shell/surroundings.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { useCached } from "../shell/useValue.ts";
import { ConfirmButton } from "../shell/ConfirmButton.tsx";
import { campaigns, details } from "./hrStores.ts";
import { useHrStyles } from "./hrStyles.ts";
import { isMoving, useRefreshWhile } from "./sending.ts";
import { StateBadge } from "./StateBadge.tsx";
import { useArrival } from "./useArrival.ts";
import { WaveRow } from "./WaveRow.tsx";

/** One campaign: its waves, how its sending goes, and what can be done with it. */
export function CampaignPage({ id }: { readonly id: string }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const { value, problem } = useCached(details, id);
  const now = useNow();
  useEffect(() => void (details.read(id).value && details.refresh(id)), [id]);
  useRefreshWhile(value?.waves.some((wave) => isMoving(wave, now)) ?? false, () => void details.refresh(id));
  return (
    <div className={styles.page}>
      <BackLink to={{ page: "hr" }}>{t("back")}</BackLink>
      {!value && problem && <Fault problem={problem} retry={() => void details.refresh(id)} />}
      {!value && !problem && <PageSkeleton />}
      {value && <About campaign={value} />}
    </div>
  );
}

function About({ campaign }: { readonly campaign: CampaignDetail }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const heading = useArrival();
  const tellProblem = useTellProblem();
  const { id, title, state, instrument, audienceSays, scheduleSays, schedule, waves } = campaign;

  const stop = async (): Promise<void> => {
    const answer = await stopCampaign(id);
    if (!answer.ok) return tellProblem(answer.problem);
    details.change(id, () => answer.value);
    void campaigns.refresh(only);
    tell({ intent: "success", title: t("act.stopped") });
  };
  const remove = async (): Promise<void> => {
    const answer = await removeCampaign(id);
    if (!answer.ok) return tellProblem(answer.problem);
    void campaigns.refresh(only);
    tell({ intent: "success", title: t("act.removed") });
    goTo({ page: "hr" });
  };

  return (
    <>
      <div className={styles.section}>
        <PageTitle heading={heading}>{title}</PageTitle>
        <StateBadge state={state} />
        <Text>
          {instrument.title}, {t("version", { version: instrument.version })}
        </Text>
        <Text>{audienceSays}</Text>
        <Text>{scheduleSays}</Text>
        <div className={styles.buttons}>
          {state === "draft" && (
            <>
              <Button as="a" href={hrefOf({ page: "hr", view: "nytt", id })} appearance="primary">
                {t("act.edit")}
              </Button>
              <ConfirmButton label={t("act.remove")} asks={t("act.remove")} says={t("act.removeWhat")} onYes={remove} />
            </>
          )}
          {schedule.kind === "rhythm" && waves.some(({ results }) => results) && (
            <Button as="a" href={hrefOf({ page: "hr", view: "trend", id })}>
              {t("trend")}
            </Button>
          )}
          {state === "running" && <ConfirmButton label={t("act.stop")} asks={t("act.stopAsk")} says={t("act.stopWhat")} onYes={stop} />}
        </div>
      </div>
      {waves.length > 0 && (
        <section className={styles.section}>
          <Subtitle1 as="h2" className={styles.title}>
            {t("planned")}
          </Subtitle1>
          <Text className={styles.soft}>{t("nothingBefore")}</Text>
          <ul className={styles.list}>
            {waves.map((wave) => (
              <WaveRow key={wave.id} campaignId={id} wave={wave} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
