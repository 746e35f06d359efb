export const hrSv = { title: "HR" };
export type HrTexts = typeof hrSv;
