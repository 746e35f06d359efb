export const resultsSv = { title: "HR" };
export type ResultsTexts = typeof resultsSv;
