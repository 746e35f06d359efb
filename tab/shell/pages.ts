import type { Role } from "../../src/contract.ts";
import type { Route } from "./route.ts";

/** The tab's pages in the order of the bar. A new page is a line here, one in route.ts and one in Page.tsx. */
export type PageEntry = {
  readonly page: Route["page"];
  /** tab: in the bar · more: behind "Mer" */
  readonly place: "tab" | "more";
  /** absent: for everyone. The server refuses all that is hidden here. */
  readonly role?: Role;
};

const pages: readonly PageEntry[] = [
  { page: "boka", place: "tab" },
  { page: "mina", place: "tab" },
  { page: "hubbar", place: "tab" },
  { page: "enkater", place: "tab" },
  { page: "installningar", place: "tab" },
  { page: "hr", place: "more", role: "hr" },
  { page: "administration", place: "more", role: "administrator" },
];

export const pagesFor = (roles: readonly Role[]): readonly PageEntry[] => pages.filter(({ role }) => !role || roles.includes(role));
