import { makeStyles, Subtitle2, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  fact: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
});

/** One thing to know, under its heading. */
export function Fact({ title, children }: { readonly title: string; readonly children: React.ReactNode }): React.ReactNode {
  const styles = useStyles();
  return (
    <section className={styles.fact}>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <div>{children}</div>
    </section>
  );
}
