import { Button, makeStyles, mergeClasses, Switch, Text, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Alternative, BoardDay, BookingResults, BookingWish, HubDay } from "../../src/contract.ts";
import { book } from "../shell/booking/actions.ts";
import { RefusalNotice } from "../shell/booking/RefusalNotice.tsx";
import { wishOf } from "../shell/booking/wishOf.ts";
import { faultWords } from "../shell/faultWords.ts";
import { hiddenText } from "../shell/hiddenText.ts";
import { DateAnswers } from "./DateAnswers.tsx";
import { DeskChoice } from "./DeskChoice.tsx";
import { OtherTime } from "./OtherTime.tsx";
import { SeveralDays } from "./SeveralDays.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: { display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: tokens.spacingHorizontalS, "@media (max-width: 359.9px)": { gridTemplateColumns: "1fr 1fr" } },
  part: { minWidth: 0, minHeight: "44px", paddingInline: tokens.spacingHorizontalS },
  otherTime: { "@media (max-width: 359.9px)": { gridColumn: "1 / -1" } },
});

type Asked = { readonly name: string; readonly wish: BookingWish };

/** One press books: whole day, a half, or other hours; any desk unless one is chosen; this day unless more are. */
export function BookForm({ day, week, onBooked }: { readonly day: HubDay; readonly week: readonly BoardDay[]; readonly onBooked: () => void }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [deskId, setDeskId] = useState("");
  const [otherTime, setOtherTime] = useState(false);
  const [several, setSeveral] = useState(false);
  const [more, setMore] = useState<readonly string[]>([]);
  const [pending, setPending] = useState<string | null>(null);
  const [answers, setAnswers] = useState<BookingResults["results"]>([]);
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null);

  const dates = several ? [day.date, ...more].sort() : [day.date];
  const where = { hubId: day.hubId, deskId: deskId || undefined, dates };

  const ask = async ({ name, wish }: Asked): Promise<void> => {
    if (pending) return;
    setPending(name);
    setFault(null);
    const answer = await book(wish);
    setPending(null);
    if (!answer.ok) return setFault(faultWords(answer.problem, t));
    if (wish.dates.length === 1 && answer.value.results.every(({ booking }) => booking)) return onBooked();
    setAnswers(answer.value.results);
  };
  const take = (free: Alternative): void => void ask({ name: free.label, wish: wishOf(free) });
  const busy = pending !== null;
  const many = dates.length > 1 ? ` · ${t("panel.days", { count: dates.length })}` : "";
  const [only] = answers;

  return (
    <div className={styles.form}>
      {fault && <RefusalNotice {...fault} alternatives={[]} busy={busy} onTake={take} />}
      {answers.length === 1 && only?.refusal && <RefusalNotice key={only.refusal.title} {...only.refusal} busy={busy} onTake={take} />}
      {answers.length > 1 && <DateAnswers answers={answers} busy={busy} onTake={take} />}

      <Button
        appearance={day.free > 0 || (day.freeMorning === 0 && day.freeAfternoon === 0) ? "primary" : "secondary"}
        size="large"
        disabledFocusable={busy}
        onClick={() => void ask({ name: "day", wish: { ...where, part: "day" } })}
      >
        {pending === "day" ? t("panel.booking") : `${t("panel.bookDay")}${many}`}
      </Button>
      <div className={styles.row} role="group" aria-label={t("panel.partOfDay")}>
        {(["morning", "afternoon"] as const).map((part) => (
          <Button key={part} className={styles.part} disabledFocusable={busy} onClick={() => void ask({ name: part, wish: { ...where, part } })}>
            {pending === part ? t("panel.booking") : t(`part.${part}`)}
          </Button>
        ))}
        <Button className={mergeClasses(styles.part, styles.otherTime)} aria-expanded={otherTime} onClick={() => setOtherTime(!otherTime)}>
          {t("panel.otherTime")}
        </Button>
      </div>
      {otherTime && (
        <OtherTime opens={day.opens ?? "08:00"} closes={day.closes ?? "17:00"} busy={busy} onBook={(from, to) => void ask({ name: "hours", wish: { ...where, from, to } })} />
      )}
      <span role="status" style={hiddenText}>
        {busy ? t("panel.booking") : ""}
      </span>

      {week.length > 1 && <Switch label={t("panel.severalDays")} checked={several} onChange={(_event, { checked }) => setSeveral(checked)} />}
      {several && <SeveralDays week={week} date={day.date} chosen={more} onChosen={setMore} />}
      {day.desks.length > 0 && <DeskChoice day={day} chosen={deskId} onChosen={setDeskId} />}
      {day.desks.length === 0 && <Text>{t("panel.noDesks")}</Text>}
    </div>
  );
}
