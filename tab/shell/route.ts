import { isDate } from "./dates.ts";

/** Where in the tab one is. The same words stand in the address after "#/" and in a Teams deep link's `subPageId`. */
export type Route =
  | { readonly page: "boka"; readonly date?: string; readonly hubId?: string }
  | { readonly page: "mina"; readonly bookingId?: string }
  | { readonly page: "hubbar"; readonly hubId?: string }
  | { readonly page: "enkater"; readonly waveId?: string }
  | { readonly page: "hr"; readonly view?: HrView; readonly id?: string }
  | { readonly page: "installningar" }
  | { readonly page: "administration" };

/** What HR has pages for; absent: the list of campaigns. Some are of one campaign or wave, by its id. */
export const hrViews = ["nytt", "utskick", "trend", "resultat", "formular", "tidigare-svar", "nyckel", "logg"] as const;
export type HrView = (typeof hrViews)[number];

/**
 * "boka/2026-11-26" · "hubb/<hubId>" the hub's page · "hubb/<hubId>/<date>" that day at the hub, opened on the board ·
 * "bokning/<id>" · "enkat/<waveId>" · "hr/resultat/<waveId>" · anything else is Boka: a bad link must never be a dead end.
 */
export function routeOf(path: string): Route {
  const [first = "", second, third] = path.replace(/^#?\/?/, "").split("/").map(decoded);
  if (first === "mina") return { page: "mina" };
  if (first === "bokning" && second) return { page: "mina", bookingId: second };
  if (first === "hubbar") return { page: "hubbar" };
  if (first === "hubb" && second && third && isDate(third)) return { page: "boka", date: third, hubId: second };
  if (first === "hubb" && second) return { page: "hubbar", hubId: second };
  if (first === "enkater") return { page: "enkater" };
  if (first === "enkat" && second) return { page: "enkater", waveId: second };
  if (first === "hr") return { page: "hr", ...withView(second, third) };
  if (first === "installningar") return { page: "installningar" };
  if (first === "administration") return { page: "administration" };
  return first === "boka" && second && isDate(second) ? { page: "boka", date: second } : { page: "boka" };
}

export function pathOf(route: Route): string {
  switch (route.page) {
    case "boka":
      if (route.hubId && route.date) return `hubb/${encodeURIComponent(route.hubId)}/${route.date}`;
      return route.date ? `boka/${route.date}` : "boka";
    case "mina":
      return route.bookingId ? `bokning/${encodeURIComponent(route.bookingId)}` : "mina";
    case "hubbar":
      return route.hubId ? `hubb/${encodeURIComponent(route.hubId)}` : "hubbar";
    case "enkater":
      return route.waveId ? `enkat/${encodeURIComponent(route.waveId)}` : "enkater";
    case "hr":
      return ["hr", ...(route.view ? [route.view, ...(route.id ? [encodeURIComponent(route.id)] : [])] : [])].join("/");
    default:
      return route.page;
  }
}

function withView(view: string | undefined, id: string | undefined): { view?: HrView; id?: string } {
  const known = hrViews.find((one) => one === view);
  return known ? { view: known, ...(id && { id }) } : {};
}

/** A percent sign that stands for nothing must not stop the tab from starting. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
