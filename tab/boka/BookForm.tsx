import { Button, makeStyles, mergeClasses, Switch, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardDay, BookingWish, HubDay, Kind } from "../../src/contract.ts";
import { hiddenText } from "../shell/hiddenText.ts";
import { kindWords } from "../shell/kindWords.ts";
import { DeskChoice } from "./DeskChoice.tsx";
import { deskWith, hasAll, kindsOfDesks, type Hours } from "../shell/booking/deskWith.ts";
import { OtherTime } from "./OtherTime.tsx";
import { isTaken, SeveralDays } from "./SeveralDays.tsx";
import type { Asking } from "./useAsking.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: { display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: tokens.spacingHorizontalS, "@media (max-width: 419.9px)": { gridTemplateColumns: "1fr 1fr" } },
  part: { minWidth: 0, minHeight: "44px", paddingInline: tokens.spacingHorizontalS },
  otherTime: { "@media (max-width: 419.9px)": { gridColumn: "1 / -1" } },
});

type Props = { readonly day: HubDay; readonly morningOver: boolean; /** absent while the board is on its way */ readonly week?: readonly BoardDay[]; readonly horizonDays: number; /** what the board is filtered for */ readonly kinds: readonly Kind[]; readonly asking: Asking };

/** One press books: whole day, a half, or other hours; any desk unless one is chosen; this day unless more are. */
export function BookForm({ day, morningOver, week, horizonDays, kinds, asking }: Props): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [deskId, setDeskId] = useState("");
  const [otherTime, setOtherTime] = useState(false);
  const [several, setSeveral] = useState(false);
  const [more, setMore] = useState<readonly string[]>([]);

  const { pending, ask } = asking;
  const busy = pending !== null;
  // A day that was booked is ticked no more: the next press is for those that are left.
  const [seen, setSeen] = useState(asking.answers);
  if (seen !== asking.answers) {
    setSeen(asking.answers);
    setMore(more.filter((date) => !asking.answers.some((answer) => answer.date === date && answer.booking)));
  }
  const dates = several ? [day.date, ...more.filter((date) => !isTaken(week?.find((one) => one.date === date)))].sort() : [day.date];
  /** The desk that is chosen, else one that has what is filtered for. Several days: any, since a wish names one desk for all of them. */
  const where = (hours: Hours): Pick<BookingWish, "hubId" | "deskId" | "dates"> => ({ hubId: day.hubId, deskId: deskId || (dates.length === 1 ? deskWith(kinds, day.desks, hours)?.id : undefined), dates });
  const wanted = kindsOfDesks(kinds, day.desks);
  const none = wanted.length > 0 && day.freeMorning + day.freeAfternoon + day.free > 0 && !day.desks.some((desk) => hasAll(desk, wanted) && (desk.free || desk.freeMorning || desk.freeAfternoon));
  const many = dates.length > 1 ? ` · ${t("panel.days", { count: dates.length })}` : "";

  return (
    <div className={styles.form}>
      {none && <Text>{t("panel.noneWith", { kinds: kindWords(wanted, t) })}</Text>}
      <Button
        appearance={day.free > 0 || (day.freeMorning === 0 && day.freeAfternoon === 0) ? "primary" : "secondary"}
        size="large"
        disabledFocusable={busy}
        onClick={() => ask("day", { ...where("day"), part: "day" })}
      >
        {pending === "day" ? t("panel.booking") : `${t("panel.bookDay")}${many}`}
      </Button>
      <div className={styles.row} role="group" aria-label={t("panel.partOfDay")}>
        {(morningOver ? (["afternoon"] as const) : (["morning", "afternoon"] as const)).map((part) => (
          <Button key={part} className={styles.part} disabledFocusable={busy} onClick={() => ask(part, { ...where(part), part })}>
            {pending === part ? t("panel.booking") : t(`part.${part}`)}
          </Button>
        ))}
        <Button className={mergeClasses(styles.part, styles.otherTime)} aria-expanded={otherTime} onClick={() => setOtherTime(!otherTime)}>
          {t("panel.otherTime")}
        </Button>
      </div>
      {otherTime && (
        <OtherTime opens={day.opens ?? "08:00"} closes={day.closes ?? "17:00"} busy={busy} onBook={(from, to) => ask("hours", { ...where({ from, to }), from, to })} />
      )}
      <span role="status" style={hiddenText}>
        {busy ? t("panel.booking") : ""}
      </span>

      {(!week || week.length > 1) && <Switch label={t("panel.severalDays")} disabled={!week} checked={several} onChange={(_event, { checked }) => setSeveral(checked)} />}
      {several && week && <SeveralDays week={week} horizonDays={horizonDays} date={day.date} chosen={more} onChosen={setMore} />}
      {day.desks.length > 0 && <DeskChoice day={day} kinds={wanted} chosen={deskId} onChosen={setDeskId} />}
      {day.desks.length === 0 && <Text>{t("panel.noDesks")}</Text>}
    </div>
  );
}
