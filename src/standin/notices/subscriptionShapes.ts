import { z } from "zod";

/** The closed shapes of what an app may write of a subscription, after the official v1.0 schema. */

const httpsUrl = z.string().regex(/^https:\/\//);
/** with seconds, and a zone */
const instant = z.string().regex(/^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/);
const changeTypes = z.string().regex(/^(created|updated|deleted)(,(created|updated|deleted))*$/);

export const subscriptionCreate = z.strictObject({
  changeType: changeTypes,
  notificationUrl: httpsUrl,
  lifecycleNotificationUrl: httpsUrl.optional(),
  resource: z.string().min(1),
  expirationDateTime: instant,
  clientState: z.string().max(128).optional(),
  latestSupportedTlsVersion: z.enum(["v1_0", "v1_1", "v1_2", "v1_3"]).optional(),
  includeResourceData: z.boolean().optional(),
  encryptionCertificate: z.string().optional(),
  encryptionCertificateId: z.string().optional(),
  notificationQueryOptions: z.string().optional(),
});
export const subscriptionUpdate = z
  .strictObject({ expirationDateTime: instant.optional(), notificationUrl: httpsUrl.optional() })
  .refine((body) => Object.keys(body).length > 0, "nothing to change");
