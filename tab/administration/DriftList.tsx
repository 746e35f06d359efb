import { Button, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mendDrift } from "../api/mendDrift.ts";
import { clock, shortDay, timeOf } from "../shell/dates.ts";
import { Fault } from "../shell/Fault.tsx";
import { faultWords } from "../shell/faultWords.ts";
import { language } from "../shell/language.ts";
import { tell } from "../shell/notices.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import { only } from "../shell/stores.ts";
import { useCached, useValue } from "../shell/useValue.ts";
import { drifts } from "./adminStores.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  drift: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flex: "1 1 260px", minWidth: 0 },
  soft: { color: tokens.colorNeutralForeground2, display: "block" },
});

/** What differs between the ledger and Exchange: cause, age, what is done, and a button that does it now. */
export function DriftList(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("administration");
  const { t: common } = useTranslation();
  const spoken = useValue(language);
  const { value, problem } = useCached(drifts, only);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const at = (instant: string): string => `${shortDay(instant.slice(0, 10), spoken)} ${clock(timeOf(instant), spoken)}`;

  const mend = async (driftId: string): Promise<void> => {
    setAsked((before) => new Set(before).add(driftId));
    const answer = await mendDrift(driftId);
    if (answer.ok) return tell({ intent: "info", title: t("mendAsked"), body: "" });
    const { title, detail } = faultWords(answer.problem, common);
    tell({ intent: "error", title, body: detail });
    await drifts.refresh(only);
  };

  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("drift")}
      </Subtitle1>
      {value && value.drifts.length > 0 && <Text>{t("driftBecause")}</Text>}
      {!value && problem && <Fault problem={problem} retry={() => void drifts.refresh(only)} />}
      {!value && !problem && <PageSkeleton cards={1} />}
      {value?.drifts.length === 0 && <Text>{t("noDrift")}</Text>}
      <ul className={styles.list}>
        {value?.drifts.map((drift) => (
          <li key={drift.id} className={styles.drift}>
            <div className={styles.words}>
              <Text weight="semibold">{drift.hubName ? `${drift.hubName}: ${drift.says}` : drift.says}</Text>
              <Text size={200} className={styles.soft}>
                {drift.does}
              </Text>
              <Text size={200} className={styles.soft}>
                {[t("since", { when: at(drift.since) }), drift.next === null ? t("leftToYou") : t("nextTry", { when: at(drift.next) })].join(" · ")}
              </Text>
            </div>
            {drift.mendable && (
              <Button disabled={asked.has(drift.id)} onClick={() => void mend(drift.id)}>
                {t("mendNow")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
