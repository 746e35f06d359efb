import { Subtitle2, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Pilots } from "../../src/contract/surveys.ts";
import { destroyKey } from "../api/campaigns.ts";
import { Fault } from "../shell/Fault.tsx";
import { tell } from "../shell/notices.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { PageTitle } from "../shell/PageTitle.tsx";
import { only } from "../shell/stores.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { useCached } from "../shell/useValue.ts";
import { ConfirmButton } from "../shell/ConfirmButton.tsx";
import { pilots } from "./hrStores.ts";
import { useHrStyles } from "./hrStyles.ts";
import { useArrival } from "./useArrival.ts";

/** The pilots' keys, and the button that destroys one: it says what it does, and wants the pilot's name written. */
export function PilotKeys(): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const heading = useArrival();
  const { value, problem } = useCached(pilots, only);
  return (
    <div className={styles.page}>
      <div className={styles.section}>
        <PageTitle heading={heading}>{t("keys")}</PageTitle>
        <Text>{t("keysBecause")}</Text>
      </div>
      {!value && problem && <Fault problem={problem} retry={() => void pilots.refresh(only)} />}
      {!value && !problem && <PageSkeleton cards={1} />}
      {value?.pilots.length === 0 && <Text>{t("noPilots")}</Text>}
      <ul className={styles.list}>
        {value?.pilots.map((pilot) => (
          <Pilot key={pilot.id} pilot={pilot} />
        ))}
      </ul>
    </div>
  );
}

function Pilot({ pilot: { id, name, state, says } }: { readonly pilot: Pilots["pilots"][number] }): React.ReactNode {
  const styles = useHrStyles();
  const { t } = useTranslation("hr");
  const tellProblem = useTellProblem();
  const destroy = async (written: string): Promise<void> => {
    const answer = await destroyKey(id, written);
    if (!answer.ok) return tellProblem(answer.problem);
    await pilots.refresh(only);
    tell({ intent: "success", title: t("destroyed") });
  };
  const sentences = (
    <ul className={styles.bullets}>
      {says.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
  return (
    <li className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {name}
      </Subtitle2>
      {state === "confidential" && <Text>{t("answersAre", { state: t(`keyState.${state}`) })}</Text>}
      {sentences}
      {state === "confidential" && <ConfirmButton label={t("destroy")} asks={t("destroyAsk", { name })} says={sentences} write={{ text: name, label: t("destroyWrite", { name }) }} onYes={destroy} />}
    </li>
  );
}
