import type { AdministrationChange } from "../../domain/administration.ts";
import type { Actor } from "../../domain/people.ts";
import { refuse } from "../../domain/refusal.ts";
import { no, writeKey } from "../booking/attempt.ts";
import type { Deps } from "../deps.ts";
import type { Administered, RefusalWithAlternatives, Tx } from "../ports.ts";

/** What came of it, and what is to be written down of it; nothing where nothing changed. */
export type Administering = { readonly answer: Administered; readonly changes: readonly Pick<AdministrationChange, "what" | "hubId" | "placeId" | "detail">[] };

export const refusedAs = ({ refusal }: { readonly refusal: RefusalWithAlternatives }): Administering => ({ answer: { kind: "refused", refusal }, changes: [] });

/**
 * The frame of what administrators set: once per key, with the first answer kept and each change written down in the transaction
 * that makes it. Who may is asked before.
 * @param asked all that was asked for, verb included: the key serves that alone
 */
export async function administer(deps: Pick<Deps, "ledger" | "world">, actor: Actor, key: string | null, asked: unknown, act: (tx: Tx) => Promise<Administering>): Promise<Administered> {
  const write = writeKey(actor.personId, key, "", asked);
  return deps.ledger.transaction(async (tx) => {
    const stored = write && (await tx.administered(write));
    if (stored) return stored === "another-request" ? refusedAs(no(refuse("key-used-for-another-request"))).answer : stored;
    const { answer, changes } = await act(tx);
    const at = deps.world.now();
    for (const change of changes) await tx.addAdministrationChange({ ...change, at, byPersonId: actor.personId, surface: actor.surface });
    if (write) await tx.saveAdministered(write, answer, at);
    return answer;
  });
}

/** The answer of a verb that did not come to what it is for: its refusal, or that the key is another verb's. */
export const refusalIn = (done: Administered): { ok: false; refusal: RefusalWithAlternatives } => (done.kind === "refused" ? { ok: false, refusal: done.refusal } : no(refuse("key-used-for-another-request")));
