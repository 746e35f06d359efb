import { parseEnv } from "node:util";

/**
 * The values that a package is made of: the env file's, with what the environment of the process says before it, and the
 * `fallback` where both are silent. Empty counts as unset, as in the env files.
 */
export function valuesOf(envFile: string, processEnv: Readonly<Record<string, string | undefined>>, fallback: Readonly<Record<string, string>>): Map<string, string> {
  const filled = (from: Readonly<Record<string, string | undefined>>): [string, string][] => Object.entries(from).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new Map([...filled(fallback), ...filled(parseEnv(envFile)), ...filled(processEnv)]);
}
