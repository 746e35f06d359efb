import { lazy } from "react";
import { Boka } from "../boka/Boka.tsx";
import { alsoSpeak } from "./language.ts";
import type { Route } from "./route.ts";

const MinaPlatser = lazy(async () => ({ default: (await import("../minaPlatser/MinaPlatser.tsx")).MinaPlatser }));
const Hubbar = lazy(async () => ({ default: (await import("../hubbar/Hubbar.tsx")).Hubbar }));
const HubPage = lazy(async () => ({ default: (await import("../hubbar/HubPage.tsx")).HubPage }));
const Settings = lazy(async () => ({ default: (await import("../settings/Settings.tsx")).Settings }));
const Administration = lazy(async () => ({ default: (await import("../administration/Administration.tsx")).Administration }));
const Enkater = lazy(async () => {
  const [{ Enkater }] = await Promise.all([import("../enkater/Enkater.tsx"), alsoSpeak("enkater")]);
  return { default: Enkater };
});
const Hr = lazy(async () => {
  const [{ Hr }] = await Promise.all([import("../hr/Hr.tsx"), alsoSpeak("hr"), alsoSpeak("results")]);
  return { default: Hr };
});

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
