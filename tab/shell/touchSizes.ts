import { makeStaticStyles } from "@fluentui/react-components";

/** Narrow means touch: everything to press is at least 44 px high, also in drawers and dialogs. As text, since an object may hold no media query here. */
export const useTouchSizes = makeStaticStyles(`
  @media (max-width: 639.9px) {
    .fui-Button.fui-Button { min-height: 44px; min-width: 44px; }
    .fui-Select__select.fui-Select__select, .fui-Input.fui-Input { min-height: 44px; }
    .fui-Radio.fui-Radio, .fui-Checkbox.fui-Checkbox, .fui-Switch.fui-Switch { min-height: 44px; align-items: center; }
    .fui-Checkbox__indicator.fui-Checkbox__indicator { align-self: center; margin-block: 0; }
    .fui-Link.fui-Link { min-height: 44px; display: inline-flex; align-items: center; }
    .fui-MenuItem.fui-MenuItem { min-height: 44px; align-items: center; }
  }
`);
