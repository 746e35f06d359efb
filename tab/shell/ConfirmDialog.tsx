import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Confirm } from "./confirm.ts";
import { useOverPage } from "./useOverPage.ts";

const useStyles = makeStyles({ content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM } });

type Props = Confirm & { readonly open: boolean; readonly onClose: () => void };

export function ConfirmDialog({ label, asks, says, write, onYes, open, onClose }: Props): React.ReactNode {
  useOverPage(open);
  const styles = useStyles();
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState("");
  const ready = !write || written.trim() === write.text;

  const yes = async (): Promise<void> => {
    if (busy || !ready) return;
    setBusy(true);
    await onYes(written.trim());
    setBusy(false);
    onClose();
  };
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_event, change) => !change.open && onClose()}>
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
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={busy || !ready}>
                {label}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
