import { Button, makeStyles, tokens, useRestoreFocusTarget } from "@fluentui/react-components";
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Booking } from "../../../src/contract.ts";
import { loadedPart } from "../loadedPart.tsx";
import { useNow } from "../surroundings.ts";
import { checkInNow, putBack, release } from "./actions.ts";
import { canCheckIn } from "./bookingState.ts";

const MoveDialog = loadedPart(async () => (await import("./MoveDialog.tsx")).MoveDialog);

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  button: { minWidth: "72px" },
});

/** Checka in, Flytta, Släpp, Ta tillbaka: those that may be done now. */
export function BookingActions({ booking, onReleased }: { readonly booking: Booking; readonly onReleased?: () => void }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const now = useNow();
  const [pending, setPending] = useState<"check-in" | "release" | "undo" | null>(null);
  // How many times the dialog has been opened: each time it begins anew, and it stays while it closes.
  const [openings, setOpenings] = useState(0);
  const [moving, setMoving] = useState(false);
  const focusBack = useRestoreFocusTarget();
  const row = useRef<HTMLDivElement>(null);
  const pressed = useRef<Element | null>(null);
  const busy = pending !== null;

  // The pressed button goes when its work is done, which may be seen long after the answer: the list of bookings comes anew for itself.
  // The focus stays with the booking then, unless it has gone elsewhere.
  useEffect(() => {
    if (!pressed.current || pressed.current.isConnected) return;
    pressed.current = null;
    if (document.activeElement === document.body) (row.current?.parentElement?.closest<HTMLElement>("[tabindex='-1']") ?? row.current)?.focus();
  });

  const run = async (name: "check-in" | "release" | "undo", act: (booking: Booking) => Promise<{ ok: boolean }>): Promise<boolean> => {
    if (busy) return false;
    pressed.current = document.activeElement;
    setPending(name);
    const { ok } = await act(booking);
    setPending(null);
    return ok;
  };

  const openMove = (): void => {
    setOpenings(openings + 1);
    setMoving(true);
  };

  return (
    <div ref={row} tabIndex={-1} className={styles.row}>
      {canCheckIn(booking, now) && (
        <Button appearance="primary" className={styles.button} disabledFocusable={busy} onClick={() => void run("check-in", checkInNow)}>
          {t(pending === "check-in" ? "booking.checkingIn" : "booking.checkIn")}
        </Button>
      )}
      {booking.can.move && (
        <Button className={styles.button} disabledFocusable={busy} {...focusBack} onClick={() => openMove()}>
          {t("booking.move")}
        </Button>
      )}
      {booking.can.release && (
        <Button className={styles.button} disabledFocusable={busy} onClick={() => void run("release", release).then((done) => done && onReleased?.())}>
          {t(pending === "release" ? "booking.releasing" : "booking.release")}
        </Button>
      )}
      {booking.can.undoRelease && (
        <Button className={styles.button} disabledFocusable={busy} onClick={() => void run("undo", putBack)}>
          {t(pending === "undo" ? "booking.puttingBack" : "booking.putBack")}
        </Button>
      )}
      {openings > 0 && (
        <Suspense>
          <MoveDialog key={openings} booking={booking} open={moving} onClose={() => setMoving(false)} />
        </Suspense>
      )}
    </div>
  );
}
