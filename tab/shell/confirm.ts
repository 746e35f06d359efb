/** What is asked once more before it is done. */
export type Confirm = {
  /** what the button says, and what the dialog's own says again */
  readonly label: string;
  readonly asks: string;
  readonly says: React.ReactNode;
  /** what has to be written, and the label of where */
  readonly write?: { readonly text: string; readonly label: string };
  /** @param written what the person wrote, as it stands; "" when nothing was asked for */
  readonly onYes: (written: string) => Promise<void>;
};
