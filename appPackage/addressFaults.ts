import type { Manifest } from "./readManifest.ts";
import type { Json } from "./substitute.ts";
import { stringsIn } from "./substitute.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * Why an id cannot be a real one, or null. The toolkit silently replaces an app id that is no RFC 4122 UUID by a random one, so
 * that the package would be another app; ids typed as "1111…" are taken for a forgotten placeholder.
 */
export function idFault(id: string): string | null {
  if (!uuid.test(id)) return "is no RFC 4122 UUID";
  return new Set(id.replaceAll("-", "").toLowerCase()).size < 6 ? "looks like a placeholder" : null;
}

/** A host as an address can name it, with a port or without: Teams takes "*." in validDomains, and no browser does in an address. */
const oneHost = /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/;

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : "");

/** Ids that are real and apart, addresses that are https and of a domain that the manifest declares, and sign-in for that domain. */
export function addressFaults(manifest: Manifest, whole: Json): string[] {
  const strings = stringsIn(whole);
  const ids = [
    ["id", manifest.id],
    ["webApplicationInfo.id", manifest.webApplicationInfo.id],
    ...manifest.bots.map((bot, i) => [`bots[${i}].botId`, bot.botId] as const),
  ] as const;
  const tabHosts = manifest.staticTabs.flatMap((tab) => (tab.contentUrl ? [hostOf(tab.contentUrl)] : []));
  const resources = tabHosts.map((host) => `api://${host}/${manifest.webApplicationInfo.id}`);
  return [
    ...ids.flatMap(([path, id]) => {
      const fault = idFault(id);
      return fault ? [`manifest.json: ${path}: ${fault} (${id})`] : [];
    }),
    ...(manifest.bots.some((bot) => bot.botId === manifest.webApplicationInfo.id) ? ["manifest.json: bots[0].botId: must be another app registration than webApplicationInfo.id, or a person's own token could pass for the bot channel's"] : []),
    ...strings.filter(({ path, text }) => path.endsWith("Url") && !text.startsWith("https://")).map(({ path, text }) => `manifest.json: ${path}: must be https (${text})`),
    ...strings.filter(({ path, text }) => path.endsWith("Url") && !oneHost.test(hostOf(text))).map(({ path, text }) => `manifest.json: ${path}: must name one host, without a wildcard (${text})`),
    ...strings.filter(({ path, text }) => path.endsWith("Url") && !manifest.validDomains.includes(hostOf(text))).map(({ path, text }) => `manifest.json: ${path}: its host is not in validDomains (${text})`),
    ...(resources.includes(manifest.webApplicationInfo.resource) ? [] : [`manifest.json: webApplicationInfo.resource: must be api://<the tab's domain>/<webApplicationInfo.id>, or Teams gives no token (${manifest.webApplicationInfo.resource})`]),
    ...strings.filter(({ text }) => text.includes("${{")).map(({ path }) => `manifest.json: ${path}: still holds a \${{…}}`),
  ];
}
