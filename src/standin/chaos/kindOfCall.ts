import type { Request } from "express";

/** Which API a call is for, and a name for calls of its kind: fresh ids are left out, so that the same story under the same seed meets the same faults. */
export type CallKind = { api: "graph" | "connector"; kind: string };

/** The path as it is when it cannot be decoded. */
export const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Null for what is neither Graph nor the Bot Connector, such as Entra, which no fault strikes. */
export function kindOfCall(req: Request): CallKind | null {
  const path = req.originalUrl.split("?")[0] ?? "";
  const api = path.startsWith("/v1.0/") ? "graph" : path.startsWith("/v3/conversations") ? "connector" : null;
  if (!api) return null;
  const plain = decoded(
    path
      .replace(/\/events\/[^/]+/, "/events/*")
      .replace(/\/subscriptions\/[^/]+/, "/subscriptions/*")
      .replace(/\/activities\/[^/]+/, "/activities/*")
      .replace(/\/checkIns\/[^/]+/, "/checkIns/*"),
  ).toLowerCase();
  return { api, kind: `${req.method} ${plain}` };
}
