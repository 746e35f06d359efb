import { Button, makeStyles, mergeClasses, Text, tokens, useThemeClassName } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { forget, notice, type Notice } from "./notices.ts";
import { useValue } from "./useValue.ts";

/** Long enough to read and to reach "Ångra"; what it undoes can be undone later as well, under "Mina platser". */
const shownFor = 10_000;

const useStyles = makeStyles({
  place: {
    position: "fixed",
    insetInline: 0,
    bottom: tokens.spacingVerticalL,
    display: "flex",
    justifyContent: "center",
    paddingInline: tokens.spacingHorizontalM,
    pointerEvents: "none",
    /* the theme's class brings its variables, and a page's background with them: only the box is painted */
    backgroundColor: "transparent",
    /* above Fluent's drawers and dialogs, which are at 1000000 */
    zIndex: 1_000_001,
  },
  box: {
    pointerEvents: "auto",
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    maxWidth: "420px",
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow16,
  },
  icon: { fontSize: "20px" },
  success: { color: tokens.colorStatusSuccessForeground1 },
  error: { color: tokens.colorStatusDangerForeground1 },
  words: { display: "flex", flexDirection: "column" },
  buttons: { gridColumn: 2, display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/**
 * The latest outcome, over the page's lower edge. The regions stand empty from the start: only then are their words read out. Outside
 * the page's own element, which a drawer or dialog hides from screen readers just when something comes of a press in it.
 */
export function Outcome(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const latest = useValue(notice);
  const theme = useThemeClassName();
  const outside = document.getElementById("outcomes");
  if (!outside) return null;
  return createPortal(
    <section aria-label={t("common.outcomes")} className={mergeClasses(theme, styles.place)}>
      <div role="status">{latest && latest.intent !== "error" && <Told key={latest.id} notice={latest} />}</div>
      <div role="alert">{latest?.intent === "error" && <Told key={latest.id} notice={latest} />}</div>
    </section>,
    outside,
  );
}

function Told({ notice: { intent, title, body, offers = [] } }: { readonly notice: Notice }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  const cameFrom = useRef<Element | null>(null);
  /** A notice that goes gives the focus back to where it came from, or to the page when that is gone. */
  const goAway = (): void => {
    const before = cameFrom.current;
    const back = before instanceof HTMLElement && before.isConnected ? before : document.querySelector("main");
    back?.focus({ preventScroll: true });
    forget();
  };
  const heldByFocus = ({ currentTarget, relatedTarget }: React.FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
    setHeld(true);
  };
  useEffect(() => {
    if (held || intent === "error") return;
    const timer = setTimeout(forget, shownFor);
    return () => clearTimeout(timer);
  }, [held, intent]);

  return (
    <div className={styles.box} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={heldByFocus} onBlur={() => setHeld(false)}>
      <span aria-hidden className={styles.icon}>
        {intent === "success" && <CheckmarkCircleFilled className={styles.success} />}
        {intent === "info" && <InfoRegular />}
        {intent === "error" && <DismissCircleRegular className={styles.error} />}
      </span>
      <div className={styles.words}>
        <Text weight="semibold">{title}</Text>
        {body && <Text>{body}</Text>}
      </div>
      <div className={styles.buttons}>
        {offers.map((offer) => (
          <Button
            key={offer.words}
            size="small"
            onClick={() => {
              goAway();
              offer.take();
            }}
          >
            {offer.words}
          </Button>
        ))}
        <Button size="small" appearance="subtle" onClick={goAway}>
          {t("common.close")}
        </Button>
      </div>
    </div>
  );
}
