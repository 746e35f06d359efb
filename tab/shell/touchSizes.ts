import { makeStaticStyles } from "@fluentui/react-components";

/** Narrow means touch: everything to press is at least 44 px high, also in drawers and dialogs. */
export const useTouchSizes = makeStaticStyles({
  "@media (max-width: 639.9px)": {
    ".fui-Button.fui-Button": { minHeight: "44px", minWidth: "44px" },
    ".fui-Select__select.fui-Select__select, .fui-Input.fui-Input": { minHeight: "44px" },
    ".fui-Radio.fui-Radio, .fui-Checkbox.fui-Checkbox, .fui-Switch.fui-Switch": { minHeight: "44px", alignItems: "center" },
    ".fui-MenuItem.fui-MenuItem": { minHeight: "44px", alignItems: "center" },
  },
});
