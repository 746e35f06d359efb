import { Button, Subtitle2, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CampaignWave } from "../../src/contract/surveys.ts";
import { closeWave, remindWave } from "../api/campaigns.ts";
import type { Answer, Done } from "../api/request.ts";
import { hrefOf } from "../shell/address.ts";
import { tell } from "../shell/notices.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { ConfirmButton } from "../shell/ConfirmButton.tsx";
import { details } from "./hrStores.ts";
import { useHrStyles } from "./hrStyles.ts";
import { SendingView } from "./SendingView.tsx";
import { WaveWords } from "./WaveWords.tsx";

export function WaveRow({ campaignId, wave }: { readonly campaignId: string; readonly wave: CampaignWave }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const tellProblem = useTellProblem();
  const name = t("wave", { number: wave.number });

  const act = async (call: (id: string) => Promise<Answer<Done>>, done: string): Promise<void> => {
    const answer = await call(wave.id);
    if (!answer.ok) return tellProblem(answer.problem);
    tell({ intent: "success", title: done });
    await details.refresh(campaignId);
  };

  return (
    <li className={styles.card}>
      <Subtitle2 as="h3" className={styles.title}>
        {name}
      </Subtitle2>
      <WaveWords wave={wave} named={false} />
      {wave.invited === null && <Text className={styles.soft}>{t("unknownYet")}</Text>}
      <SendingView sending={wave.sending} />
      <div className={styles.buttons}>
        {wave.state === "open" && (
          <>
            <ConfirmButton label={t("act.remind")} ariaLabel={`${t("act.remind")}, ${name}`} asks={t("act.remind")} says={t("act.remindWhat")} onYes={() => act(remindWave, t("act.reminded"))} />
            <ConfirmButton label={t("act.close")} ariaLabel={`${t("act.close")}, ${name}`} asks={t("act.close")} says={t("act.closeWhat")} onYes={() => act(closeWave, t("act.closed"))} />
          </>
        )}
        {wave.results && (
          <Button as="a" href={hrefOf({ page: "hr", view: "resultat", id: wave.id })} appearance="primary" aria-label={t("resultsOf", { number: wave.number })}>
            {t("results")}
          </Button>
        )}
      </div>
    </li>
  );
}
