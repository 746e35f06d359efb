import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: tokens.spacingHorizontalS },
  time: { minWidth: "104px" },
});

/** From and to, local clock times. */
export function OtherTime({
  opens,
  closes,
  busy,
  onBook,
}: {
  readonly opens: string;
  readonly closes: string;
  readonly busy: boolean;
  readonly onBook: (from: string, to: string) => void;
}): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [from, setFrom] = useState(opens);
  const [to, setTo] = useState(closes);
  const backwards = from !== "" && to !== "" && from >= to;
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (!backwards && from && to) onBook(from, to);
      }}
    >
      <Field label={t("panel.from")}>
        <Input type="time" step={900} required className={styles.time} value={from} onChange={(_event, { value }) => setFrom(value)} />
      </Field>
      <Field label={t("panel.to")} validationMessage={backwards ? t("panel.backwards") : undefined}>
        <Input type="time" step={900} required className={styles.time} value={to} onChange={(_event, { value }) => setTo(value)} />
      </Field>
      <Button type="submit" appearance="primary" disabledFocusable={busy || backwards}>
        {t("panel.bookHours")}
      </Button>
    </form>
  );
}
