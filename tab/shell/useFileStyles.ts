import { makeStyles, tokens } from "@fluentui/react-components";

/** Where a file is chosen. */
export const useFileStyles = makeStyles({
  /** a file to choose, its button as the others are */
  file: {
    minHeight: "44px",
    maxWidth: "100%",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    "::file-selector-button": {
      minHeight: "32px",
      marginInlineEnd: tokens.spacingHorizontalM,
      paddingInline: tokens.spacingHorizontalM,
      fontFamily: tokens.fontFamilyBase,
      fontSize: tokens.fontSizeBase300,
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      borderRadius: tokens.borderRadiusMedium,
      "@media (max-width: 639.9px)": { minHeight: "44px" },
    },
  },
});
