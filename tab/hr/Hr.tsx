import type { HrView } from "../shell/route.ts";
export function Hr({ view, id }: { readonly view?: HrView; readonly id?: string }): React.ReactNode {
  return `${view ?? ""}${id ?? ""}`;
}
