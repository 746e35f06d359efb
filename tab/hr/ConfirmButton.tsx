import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShownAgain } from "../shell/useShownAgain.ts";

const useStyles = makeStyles({ content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM } });

type Props = {
  /** what the button says, and what the dialog's own says again */
  readonly label: string;
  readonly asks: string;
  readonly says: React.ReactNode;
  /** what has to be written, and the label of where */
  readonly write?: { readonly text: string; readonly label: string };
  /** @param written what the person wrote, as it stands; "" when nothing was asked for */
  readonly onYes: (written: string) => Promise<void>;
  readonly disabled?: boolean;
  /** when several of the same stand on a page */
  readonly ariaLabel?: string;
};

/** A button that asks once more, saying what will happen, before it does. */
export function ConfirmButton({ label, asks, says, write, onYes, disabled = false, ariaLabel }: Props): React.ReactNode {
  useShownAgain();
  const styles = useStyles();
  const { t } = useTranslation("hr");
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState("");
  const ready = !write || written.trim() === write.text;

  const yes = async (): Promise<void> => {
    if (busy || !ready) return;
    setBusy(true);
    await onYes(written.trim());
    setBusy(false);
    setOpen(false);
  };
  return (
    <Dialog
      modalType="alert"
      open={open}
      onOpenChange={(_event, change) => {
        setOpen(change.open);
        setWritten("");
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button disabled={disabled} aria-label={ariaLabel}>
          {label}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void yes();
          }}
        >
          <DialogBody>
            <DialogTitle>{asks}</DialogTitle>
            <DialogContent className={styles.content}>
              <div>{says}</div>
              {write && (
                <Field label={write.label}>
                  <Input value={written} autoComplete="off" onChange={(_event, { value }) => setWritten(value)} />
                </Field>
              )}
            </DialogContent>
            <DialogActions fluid>
              <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy || !ready}>
                {busy ? t("working") : label}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
