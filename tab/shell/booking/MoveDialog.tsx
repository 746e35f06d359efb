import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles, Radio, RadioGroup, Select, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Alternative, Booking, BookingMove, Part } from "../../../src/contract.ts";
import { addDays } from "../dates.ts";
import { faultWords } from "../faultWords.ts";
import { timeOf } from "../dates.ts";
import { i18n, language } from "../language.ts";
import { tell, tellNo } from "../notices.ts";
import { bookings, hubs, only } from "../stores.ts";
import { useToday } from "../surroundings.ts";
import { useCached } from "../useValue.ts";
import { move } from "./actions.ts";
import { isActive } from "./bookingState.ts";
import { whatAndWhen } from "./bookingWords.ts";
import { RefusalNotice } from "./RefusalNotice.tsx";
import { moveTo } from "./wishOf.ts";
import { useOverPage } from "../useOverPage.ts";
import { useStillOpen } from "../useStillOpen.ts";

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  parts: { flexWrap: "wrap" },
  times: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

type Refused = { readonly title: string; readonly detail: string; readonly alternatives: readonly Alternative[] };

const tellGone = (booking: Booking): void => tell({ intent: "info", title: i18n.t("move.gone"), body: `${whatAndWhen(booking, language.read())}. ${booking.state}` });

/** Another hub, day or time for a booking. The desk is kept until the new one is ours. */
export function MoveDialog({ booking, open, onClose }: { readonly booking: Booking; readonly open: boolean; readonly onClose: () => void }): React.ReactNode {
  useOverPage(open);
  const styles = useStyles();
  const { t } = useTranslation();
  const today = useToday();
  const known = useCached(hubs, only).value?.hubs.filter((hub) => hub.bookable) ?? [];
  const [hubId, setHubId] = useState(booking.hubId);
  const [date, setDate] = useState(booking.date);
  const [part, setPart] = useState<Part>(booking.part);
  const [from, setFrom] = useState(timeOf(booking.start));
  const [to, setTo] = useState(timeOf(booking.end));
  const stillOpen = useStillOpen(open);
  // Released or declined meanwhile, in another window or by the calendar: there is nothing left to move.
  const gone = !isActive(booking.status);
  const latest = useRef(booking);
  const close = useRef(onClose);
  useEffect(() => {
    latest.current = booking;
    close.current = onClose;
  });
  useEffect(() => {
    if (!open) return;
    if (gone) {
      tellGone(latest.current);
      return close.current();
    }
    // The card that it belongs to may go, and take it along.
    return () => {
      const now = bookings.read(only).value?.bookings.find(({ id }) => id === latest.current.id);
      if (now && !isActive(now.status)) tellGone(now);
    };
  }, [open, gone]);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const horizon = known.find((hub) => hub.id === hubId)?.rules.horizonDays ?? 60;

  const wanted: BookingMove = { ...(hubId !== booking.hubId && { hubId }), ...(date !== booking.date && { date }), ...(part === "hours" ? { from, to } : { part }) };
  const isSame = hubId === booking.hubId && date === booking.date && part === booking.part && (part !== "hours" || (from === timeOf(booking.start) && to === timeOf(booking.end)));
  const ask = async (wish: BookingMove): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await move(booking, wish);
    setBusy(false);
    if (answer.ok) return stillOpen() ? onClose() : undefined;
    if (!stillOpen()) return tellNo(faultWords(answer.problem, t));
    setRefused({ ...faultWords(answer.problem, t), alternatives: answer.problem.alternatives ?? [] });
  };

  return (
    <Dialog open={open} onOpenChange={(_event, change) => !change.open && onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (!isSame) void ask(wanted);
          }}
        >
          <DialogBody>
            <DialogTitle>{t("move.title")}</DialogTitle>
            <DialogContent className={styles.content}>
              {refused && <RefusalNotice key={refused.title} {...refused} busy={busy} onTake={(free) => void ask(moveTo(free))} />}
              <Field label={t("move.hub")}>
                <Select value={hubId} onChange={(_event, { value }) => setHubId(value)}>
                  {known.length === 0 && <option value={booking.hubId}>{booking.hubName}</option>}
                  {known.map((hub) => (
                    <option key={hub.id} value={hub.id}>
                      {hub.distanceKm === null ? hub.name : `${hub.name}, ${t("common.km", { km: Math.round(hub.distanceKm) })}`}
                    </option>
                  ))}
                </Select>
              </Field>
              <Field label={t("move.date")}>
                <Input type="date" required min={today} max={addDays(today, horizon)} value={date} onChange={(_event, { value }) => setDate(value)} />
              </Field>
              <Field label={t("move.part")}>
                <RadioGroup layout="horizontal" className={styles.parts} value={part} onChange={(_event, { value }) => setPart(partOf(value))}>
                  <Radio value="day" label={t("part.day")} />
                  <Radio value="morning" label={t("part.morning")} />
                  <Radio value="afternoon" label={t("part.afternoon")} />
                  <Radio value="hours" label={t("part.hours")} />
                </RadioGroup>
              </Field>
              {part === "hours" && (
                <div className={styles.times}>
                  <Field label={t("panel.from")}>
                    <Input type="time" step={900} required value={from} onChange={(_event, { value }) => setFrom(value)} />
                  </Field>
                  <Field label={t("panel.to")}>
                    <Input type="time" step={900} required value={to} onChange={(_event, { value }) => setTo(value)} />
                  </Field>
                </div>
              )}
            </DialogContent>
            <DialogActions fluid>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy || isSame}>
                {t(busy ? "move.moving" : "move.move")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const partOf = (value: string): Part => (value === "morning" || value === "afternoon" || value === "hours" ? value : "day");
