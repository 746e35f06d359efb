import { makeStyles, tokens } from "@fluentui/react-components";

export const useResultStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, breakInside: "auto" },
  figure: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "minmax(0, 2fr) minmax(0, 3fr)",
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalM,
    alignItems: "start",
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    breakInside: "avoid",
    "@media (max-width: 479.9px)": { padding: tokens.spacingHorizontalS },
    "@media (max-width: 767.9px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  oneColumn: { gridTemplateColumns: "minmax(0, 1fr)" },
  /** waves beside each other want more room than a table's own columns do */
  waves: { "@media (max-width: 1023.9px)": { gridTemplateColumns: "minmax(0, 1fr)" } },
  caption: { gridColumn: "1 / -1" },
  bars: { display: "grid", gridTemplateColumns: "minmax(0, max-content) minmax(64px, 1fr)", columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS, alignItems: "center", fontSize: tokens.fontSizeBase200 },
  bar: { display: "block", width: "100%", height: "16px", overflow: "visible" },
  fill: { fill: tokens.colorCompoundBrandBackground, stroke: tokens.colorCompoundBrandStroke },
  frame: { fill: "none", stroke: tokens.colorNeutralStroke1 },
  hidden: { fill: "none", stroke: tokens.colorNeutralStroke1, strokeDasharray: "4 3" },
  line: { fill: "none", stroke: tokens.colorCompoundBrandStroke, strokeWidth: "2" },
  zero: { stroke: tokens.colorNeutralForeground1, strokeWidth: "1" },
  notes: { gridColumn: "1 / -1", margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, color: tokens.colorNeutralForeground2 },
  /** an interval under its number, where it has no column of its own */
  under: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, whiteSpace: "nowrap" },
  /** a wave over its numbers: its name may break */
  wave: { minWidth: "88px", ":nth-child(n)": { textAlign: "end", verticalAlign: "bottom" } },
  texts: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, whiteSpace: "pre-wrap" },
  noPrint: { "@media print": { display: "none" } },
});
