import { z } from "zod";

const commandList = z.object({ scopes: z.array(z.string()), commands: z.array(z.object({ title: z.string(), description: z.string().optional() })) });

/** The part of a Teams manifest that our own checks look at; the official schema looks at the rest. */
const shape = z.object({
  id: z.string(),
  localizationInfo: z.object({ defaultLanguageTag: z.string(), additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })) }),
  developer: z.object({ websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  staticTabs: z.array(z.object({ entityId: z.string(), name: z.string().optional(), contentUrl: z.string().optional(), websiteUrl: z.string().optional() })),
  bots: z.array(z.object({ botId: z.string(), scopes: z.array(z.string()), commandLists: z.array(commandList) })).length(1),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
});
export type Manifest = z.infer<typeof shape>;

/** The manifest, or what is missing of it, a line each. */
export function readManifest(json: unknown): { readonly manifest: Manifest } | { readonly faults: readonly string[] } {
  const read = shape.safeParse(json);
  if (read.success) return { manifest: read.data };
  return { faults: read.error.issues.map((issue) => `manifest.json: ${issue.path.map(String).join(".")}: ${issue.message}`) };
}
