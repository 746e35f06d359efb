import type { Drafted, DraftFault } from "./drafted.ts";

/** How the form's steps change what is drafted. */
export type StepProps = { readonly drafted: Drafted; readonly faults: readonly DraftFault[]; readonly onChange: (change: Partial<Drafted>) => void };
