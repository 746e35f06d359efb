import { Button, Link, Subtitle2, Text } from "@fluentui/react-components";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { CampaignItem } from "../../src/contract/surveys.ts";
import { hrefOf } from "../shell/address.ts";
import { Fault } from "../shell/Fault.tsx";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { only } from "../shell/stores.ts";
import { useNow } from "../shell/surroundings.ts";
import { useCached } from "../shell/useValue.ts";
import { campaigns, rates } from "./hrStores.ts";
import { useHrStyles } from "./hrStyles.ts";
import { isMoving, useRefreshWhile } from "./sending.ts";
import { RateWords } from "./RateWords.tsx";
import { SendingView } from "./SendingView.tsx";
import { StateBadge } from "./StateBadge.tsx";
import { useArrival } from "./useArrival.ts";
import { WaveWords } from "./WaveWords.tsx";

/** All campaigns, the latest first as the server gives them, with how their sending goes and how many answered the last that has results. */
export function CampaignList(): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const heading = useArrival();
  const { value, problem } = useCached(campaigns, only);
  const now = useNow();
  useEffect(() => void (campaigns.read(only).value && campaigns.refresh(only)), []);
  const withResults = value?.campaigns.reduce((sum, { waves }) => sum + waves.filter(({ results }) => results).length, 0) ?? 0;
  useEffect(() => void (rates.read(only).value && rates.refresh(only)), [withResults]);
  useRefreshWhile(value?.campaigns.some((campaign) => campaign.waves.some((wave) => isMoving(wave, now))) ?? false, () => void campaigns.refresh(only));
  return (
    <div className={styles.page}>
      <PageTitle heading={heading}>{t("campaigns")}</PageTitle>
      <div>
        <Button as="a" href={hrefOf({ page: "hr", view: "nytt" })} appearance="primary">
          {t("create")}
        </Button>
      </div>
      {!value && problem && <Fault problem={problem} retry={() => void campaigns.refresh(only)} />}
      {!value && !problem && <PageSkeleton />}
      {value?.campaigns.length === 0 && (
        <div className={styles.section}>
          <Text>{t("none")}</Text>
          <Text>{t("noneNext")}</Text>
        </div>
      )}
      {value && value.campaigns.length > 0 && (
        <ul className={styles.list}>
          {value.campaigns.map((campaign) => (
            <Item key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Item({ campaign }: { readonly campaign: CampaignItem }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const withResults = campaign.waves.filter(({ results }) => results).at(-1);
  const latest = campaign.waves.filter(({ state }) => state !== "planned").at(-1) ?? campaign.waves[0];
  return (
    <li className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        <Link href={hrefOf({ page: "hr", view: "utskick", id: campaign.id })}>{campaign.title}</Link>
      </Subtitle2>
      <StateBadge state={campaign.state} />
      <Text>
        {campaign.instrument.title} · {campaign.audienceSays} · {campaign.scheduleSays}
      </Text>
      {latest && <WaveWords wave={latest} named />}
      {latest && <SendingView sending={latest.sending} />}
      {withResults && <RateWords waveId={withResults.id} number={withResults.number} />}
      {withResults && (
        <Button as="a" href={hrefOf({ page: "hr", view: "resultat", id: withResults.id })} aria-label={`${t("resultsOf", { number: withResults.number })}: ${campaign.title}`}>
          {t("results")}
        </Button>
      )}
    </li>
  );
}
