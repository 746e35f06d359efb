import type { Refusal } from "../../domain/refusal.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Option, RefusalWithAlternatives, StoredOutcome, WriteKey } from "../ports.ts";

/** One attempt at a write as it is kept: the client's key, and what was asked, so that the key serves that alone. */
export const writeKey = (personId: string, key: string | null, item: string, asked: unknown): WriteKey | null => (key === null ? null : { personId, key, item, fingerprint: JSON.stringify(asked) });

export const no = (refusal: Refusal, alternatives: readonly Option[] = []): { ok: false; refusal: RefusalWithAlternatives } => ({ ok: false, refusal: { ...refusal, alternatives } });

/** The first answer again, or a refusal when the key was used for something else; null when this day of the request has no answer yet. */
export function firstAnswer(stored: StoredOutcome, write: WriteKey): StoredOutcome["outcome"] | null {
  if (stored.fingerprint !== write.fingerprint) return no(refuse("key-used-for-another-request"));
  return stored.item === write.item ? stored.outcome : null;
}
