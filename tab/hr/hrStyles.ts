import { makeStyles, tokens } from "@fluentui/react-components";

/** What HR's pages have in common. */
export const useHrStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXL },
  section: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  soft: { color: tokens.colorNeutralForeground2 },
  fault: { color: tokens.colorPaletteRedForeground1 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignSelf: "stretch" },
  bullets: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  card: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  /** a field takes the width there is: a list of choices would else be as wide as its longest */
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0, "& .fui-Field": { gridTemplateColumns: "minmax(0, 1fr)" }, "& .fui-Select": { minWidth: 0 }, "& select": { minWidth: 0, width: "100%", textOverflow: "ellipsis" } },
  fields: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "flex-start", maxWidth: "100%", "& > *": { minWidth: 0, maxWidth: "100%" }, "& select": { minWidth: 0, width: "100%" } },
  /** a table that may be wider than the screen scrolls by itself, and can be reached by keyboard */
  scroll: { maxWidth: "100%", overflowX: "auto", position: "relative", ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  table: {
    borderCollapse: "collapse",
    "& th, & td": { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`, textAlign: "start", verticalAlign: "top", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    "& th": { fontWeight: tokens.fontWeightSemibold, overflowWrap: "normal" },
    /* the page breaks words anywhere, which would leave a column one letter wide */
    "& td": { overflowWrap: "break-word" },
    "& th[scope=row]": { fontWeight: tokens.fontWeightRegular, minWidth: "104px", overflowWrap: "break-word" },
    "@media (max-width: 479.9px)": { "& th, & td": { paddingInline: tokens.spacingHorizontalXXS }, "& th[scope=row]": { minWidth: "80px" } },
    "& caption": { textAlign: "start", fontWeight: tokens.fontWeightSemibold, paddingBottom: tokens.spacingVerticalXS },
  },
  /** twice as specific as the table's own rule */
  number: { whiteSpace: "nowrap", "@media (max-width: 479.9px)": { whiteSpace: "normal" }, fontVariantNumeric: "tabular-nums", ":nth-child(n)": { textAlign: "end" } },
});
