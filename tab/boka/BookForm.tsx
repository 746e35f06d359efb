import { Button, makeStyles, mergeClasses, Switch, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardDay, HubDay } from "../../src/contract.ts";
import { hiddenText } from "../shell/hiddenText.ts";
import { DeskChoice } from "./DeskChoice.tsx";
import { OtherTime } from "./OtherTime.tsx";
import { SeveralDays } from "./SeveralDays.tsx";
import type { Asking } from "./useAsking.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: { display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: tokens.spacingHorizontalS, "@media (max-width: 419.9px)": { gridTemplateColumns: "1fr 1fr" } },
  part: { minWidth: 0, minHeight: "44px", paddingInline: tokens.spacingHorizontalS },
  otherTime: { "@media (max-width: 419.9px)": { gridColumn: "1 / -1" } },
});

type Props = { readonly day: HubDay; readonly morningOver: boolean; readonly week: readonly BoardDay[]; readonly horizonDays: number; readonly asking: Asking };

/** One press books: whole day, a half, or other hours; any desk unless one is chosen; this day unless more are. */
export function BookForm({ day, morningOver, week, horizonDays, asking }: Props): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [deskId, setDeskId] = useState("");
  const [otherTime, setOtherTime] = useState(false);
  const [several, setSeveral] = useState(false);
  const [more, setMore] = useState<readonly string[]>([]);

  const { pending, ask } = asking;
  const busy = pending !== null;
  const dates = several ? [day.date, ...more].sort() : [day.date];
  const where = { hubId: day.hubId, deskId: deskId || undefined, dates };
  const many = dates.length > 1 ? ` · ${t("panel.days", { count: dates.length })}` : "";

  return (
    <div className={styles.form}>
      <Button
        appearance={day.free > 0 || (day.freeMorning === 0 && day.freeAfternoon === 0) ? "primary" : "secondary"}
        size="large"
        disabledFocusable={busy}
        onClick={() => ask("day", { ...where, part: "day" })}
      >
        {pending === "day" ? t("panel.booking") : `${t("panel.bookDay")}${many}`}
      </Button>
      <div className={styles.row} role="group" aria-label={t("panel.partOfDay")}>
        {(morningOver ? (["afternoon"] as const) : (["morning", "afternoon"] as const)).map((part) => (
          <Button key={part} className={styles.part} disabledFocusable={busy} onClick={() => ask(part, { ...where, part })}>
            {pending === part ? t("panel.booking") : t(`part.${part}`)}
          </Button>
        ))}
        <Button className={mergeClasses(styles.part, styles.otherTime)} aria-expanded={otherTime} onClick={() => setOtherTime(!otherTime)}>
          {t("panel.otherTime")}
        </Button>
      </div>
      {otherTime && (
        <OtherTime opens={day.opens ?? "08:00"} closes={day.closes ?? "17:00"} busy={busy} onBook={(from, to) => ask("hours", { ...where, from, to })} />
      )}
      <span role="status" style={hiddenText}>
        {busy ? t("panel.booking") : ""}
      </span>

      {week.length > 1 && <Switch label={t("panel.severalDays")} checked={several} onChange={(_event, { checked }) => setSeveral(checked)} />}
      {several && <SeveralDays week={week} horizonDays={horizonDays} date={day.date} chosen={more} onChosen={setMore} />}
      {day.desks.length > 0 && <DeskChoice day={day} chosen={deskId} onChosen={setDeskId} />}
      {day.desks.length === 0 && <Text>{t("panel.noDesks")}</Text>}
    </div>
  );
}
