import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme, type Theme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";
import type { Host } from "../api/teamsHost.ts";
import { host } from "./signIn.ts";
import { makeValue } from "./value.ts";

const themes: Record<string, Theme> = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };
const named = makeValue("default");

/** Follows Teams, which says when the person changes theme; outside Teams, follows what the system prefers. */
export function followTheme(found: Host | null = host.read()): void {
  if (found) {
    named.set(found.theme);
    found.onTheme(named.set);
    return;
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(forced-colors: active)");
  const follow = (): void => named.set(contrast.matches ? "contrast" : dark.matches ? "dark" : "default");
  dark.addEventListener("change", follow);
  contrast.addEventListener("change", follow);
  follow();
}

export const useTheme = (): Theme => themes[useSyncExternalStore(named.subscribe, named.read)] ?? teamsLightTheme;
