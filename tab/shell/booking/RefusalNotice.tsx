import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Alternative } from "../../../src/contract.ts";
import { span } from "../dates.ts";
import { language } from "../language.ts";
import { useValue } from "../useValue.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
  },
  head: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-start" },
  icon: { flexShrink: 0, fontSize: "20px", color: tokens.colorStatusWarningForeground1 },
  words: { display: "flex", flexDirection: "column" },
  alternatives: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  alternative: { width: "100%", justifyContent: "flex-start", textAlign: "start", minHeight: "44px" },
  when: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
});

/** Why not, and what is really free instead, one press from booked. */
export function RefusalNotice({
  title,
  detail,
  alternatives,
  busy,
  onTake,
}: {
  readonly title: string;
  readonly detail: string;
  readonly alternatives: readonly Alternative[];
  readonly busy: boolean;
  readonly onTake: (alternative: Alternative) => void;
}): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const box = useRef<HTMLDivElement>(null);
  // The panel may be scrolled far from here when the answer comes.
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for a cleanup.
    box.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={box} className={styles.box}>
      <div role="alert" className={styles.head}>
        <InfoRegular aria-hidden className={styles.icon} />
        <div className={styles.words}>
          <Text weight="semibold">{title}</Text>
          <Text>{detail}</Text>
        </div>
      </div>
      {alternatives.length > 0 && (
        <>
          <Text weight="semibold">{t("panel.freeInstead")}</Text>
          <ul className={styles.alternatives}>
            {alternatives.map((free) => (
              <li key={`${free.deskId} ${free.date} ${free.from}`}>
                <Button className={styles.alternative} disabledFocusable={busy} onClick={() => onTake(free)}>
                  <span>
                    {free.label}{" "}
                    <span className={styles.when}>
                      {span(free.from, free.to, spoken)} · {free.deskName}
                      {free.distanceKm !== null && ` · ${t("common.km", { km: Math.round(free.distanceKm) })}`}
                    </span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
