import type { ResultsTexts } from "./results.sv.ts";
export const resultsEn: ResultsTexts = { title: "HR" };
