import type { HrTexts } from "./hr.sv.ts";
export const hrEn: HrTexts = { title: "HR" };
