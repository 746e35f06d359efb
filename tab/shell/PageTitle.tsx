import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

const useStyles = makeStyles({ title: { ...typographyStyles.title3, margin: 0, color: tokens.colorNeutralForeground1, ":focus": { outlineStyle: "none" } } });

/** A page's heading, which can be given the focus when the page becomes another. */
export function PageTitle({ heading, children }: { readonly heading?: React.Ref<HTMLHeadingElement>; readonly children: React.ReactNode }): React.ReactNode {
  return (
    <h1 ref={heading} tabIndex={-1} className={useStyles().title}>
      {children}
    </h1>
  );
}
