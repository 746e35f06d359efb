import { Button, useRestoreFocusTarget } from "@fluentui/react-components";
import { Suspense, useState } from "react";
import type { Confirm } from "./confirm.ts";
import { loadedPart } from "./loadedPart.tsx";

const ConfirmDialog = loadedPart(async () => (await import("./ConfirmDialog.tsx")).ConfirmDialog);

/** A button that asks once more, saying what will happen, before it does. @param ariaLabel when several of the same stand on a page */
export function ConfirmButton({ ariaLabel, ...confirm }: Confirm & { readonly ariaLabel?: string }): React.ReactNode {
  // How many times it has been opened: each time it begins anew, and it stays while it closes.
  const [openings, setOpenings] = useState(0);
  const [open, setOpen] = useState(false);
  const focusBack = useRestoreFocusTarget();
  return (
    <>
      <Button
        aria-label={ariaLabel}
        {...focusBack}
        onClick={() => {
          setOpenings(openings + 1);
          setOpen(true);
        }}
      >
        {confirm.label}
      </Button>
      {openings > 0 && (
        <Suspense>
          <ConfirmDialog key={openings} {...confirm} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
