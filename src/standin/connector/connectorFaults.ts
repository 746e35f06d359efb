import { z } from "zod";
import type { Store } from "../store.ts";

export const connectorCalls = ["create", "send", "update", "delete", "members"] as const;
export type ConnectorCall = (typeof connectorCalls)[number];

/** A failure that the next matching calls of the bot meet. */
export const faultShape = z.strictObject({
  /** which calls; any when left out */
  call: z.enum(connectorCalls).optional(),
  status: z.number().int().min(400).max(599),
  /** how many calls fail */
  times: z.number().int().min(1).max(10_000).default(1),
  /** seconds, sent as Retry-After */
  retryAfter: z.number().min(0).max(600).optional(),
  /** the work is done before the failure is told: a bot that retries posts twice. A call that is refused is told so, and the failure waits for one that is not */
  afterwards: z.boolean().default(false),
  /** only calls whose body holds this text; any when left out */
  about: z.string().min(1).max(200).optional(),
});
export type ConnectorFault = z.infer<typeof faultShape>;

export type ConnectorFaults = {
  add(fault: z.input<typeof faultShape>): void;
  clear(): void;
  /** The fault that this call is to meet, if any. @param body as JSON */
  of(call: ConnectorCall, body: string): ConnectorFault | undefined;
  /** Counts down a fault that was met. */
  met(fault: ConnectorFault): void;
};

export function openConnectorFaults(store: Store): ConnectorFaults {
  const shelf = store.shelf<ConnectorFault[]>("chat-fault");
  const all = (): ConnectorFault[] => shelf.get("all") ?? [];
  return {
    add: (fault) => shelf.put("all", [...all(), faultShape.parse(fault)]),
    clear: () => shelf.drop("all"),
    of: (call, body) => all().find((one) => (one.call === undefined || one.call === call) && (one.about === undefined || body.includes(one.about))),
    met: (fault) => shelf.put("all", all().flatMap((one) => (one !== fault ? [one] : one.times > 1 ? [{ ...one, times: one.times - 1 }] : []))),
  };
}
