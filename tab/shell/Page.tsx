import { Boka } from "../boka/Boka.tsx";
import { alsoSpeak } from "./language.ts";
import { loadedPart } from "./loadedPart.tsx";
import type { Route } from "./route.ts";

/** Those that most people go to from the board: fetched ahead, so that they open at once, and without a network too. */
const near = {
  mina: async () => (await import("../minaPlatser/MinaPlatser.tsx")).MinaPlatser,
  hubbar: async () => (await import("../hubbar/Hubbar.tsx")).Hubbar,
  hub: async () => (await import("../hubbar/HubPage.tsx")).HubPage,
};
/** What does not come now is asked for again when it is shown. */
export const fetchNearPages = (): void => Object.values(near).forEach((load) => void load().catch(() => undefined));

const MinaPlatser = loadedPart(near.mina);
const Hubbar = loadedPart(near.hubbar);
const HubPage = loadedPart(near.hub);
const Settings = loadedPart(async () => (await import("../settings/Settings.tsx")).Settings);
const Administration = loadedPart(async () => (await Promise.all([import("../administration/Administration.tsx"), alsoSpeak("administration")]))[0].Administration);
const Enkater = loadedPart(async () => (await Promise.all([import("../enkater/Enkater.tsx"), alsoSpeak("enkater")]))[0].Enkater);
const Hr = loadedPart(async () => (await Promise.all([import("../hr/Hr.tsx"), alsoSpeak("hr"), alsoSpeak("results")]))[0].Hr);

/** The page of a route. Boka is loaded with the shell, the others when asked for. */
export function Page({ route }: { readonly route: Route }): React.ReactNode {
  switch (route.page) {
    case "boka":
      return <Boka date={route.date} hubId={route.hubId} />;
    case "mina":
      return <MinaPlatser bookingId={route.bookingId} />;
    case "hubbar":
      return route.hubId ? <HubPage hubId={route.hubId} /> : <Hubbar />;
    case "enkater":
      return <Enkater waveId={route.waveId} />;
    case "hr":
      return <Hr view={route.view} id={route.id} />;
    case "installningar":
      return <Settings />;
    case "administration":
      return <Administration />;
  }
}
