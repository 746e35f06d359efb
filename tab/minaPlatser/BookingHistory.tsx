import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { History } from "../../src/contract.ts";
import { getHistory } from "../api/getHistory.ts";
import type { Answer } from "../api/request.ts";
import { clock, shortDay, timeOf } from "../shell/dates.ts";
import { faultWords } from "../shell/faultWords.ts";
import { language } from "../shell/language.ts";
import { useValue } from "../shell/useValue.ts";
import { changeWords } from "./changeWords.ts";

const useStyles = makeStyles({
  summary: {
    cursor: "pointer",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    "@media (max-width: 639.9px)": { paddingBlock: "13px" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: tokens.spacingHorizontalXL, fontSize: tokens.fontSizeBase200 },
});

/** Who did what with a booking, when and where; fetched when it is unfolded. `version` changes when the booking has. */
export function BookingHistory({ bookingId, version }: { readonly bookingId: string; readonly version: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t("mina.history")}</summary>
      {open && <Changes key={version} bookingId={bookingId} />}
    </details>
  );
}

function Changes({ bookingId }: { readonly bookingId: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const spoken = useValue(language);
  const [answer, setAnswer] = useState<Answer<History> | null>(null);
  useEffect(() => {
    let wanted = true;
    void getHistory(bookingId).then((found) => wanted && setAnswer(found));
    return () => {
      wanted = false;
    };
  }, [bookingId]);

  if (!answer) return <Text size={200}>{t("common.loading")}</Text>;
  if (!answer.ok) return <Text size={200}>{faultWords(answer.problem, t).title}</Text>;
  return (
    <ol className={styles.list}>
      {answer.value.changes.map((change) => (
        <li key={`${change.at} ${change.what}`}>
          {shortDay(change.at.slice(0, 10), spoken)} {clock(timeOf(change.at), spoken)}: {changeWords(change.what, t)} ({t("mina.historyBy", { by: change.by, surface: t(`surface.${change.surface}`) })})
        </li>
      ))}
    </ol>
  );
}
