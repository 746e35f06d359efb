import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useHrStyles } from "../hrStyles.ts";
import { cardParts, type CardPart } from "./cardParts.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    maxWidth: "420px",
  },
  input: { border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, padding: tokens.spacingHorizontalS },
  button: { border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, paddingInline: tokens.spacingHorizontalM, paddingBlock: tokens.spacingVerticalXS },
  facts: { margin: 0, display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", columnGap: tokens.spacingHorizontalM },
  value: { margin: 0 },
  fold: { cursor: "pointer", minHeight: "32px", "@media (max-width: 639.9px)": { minHeight: "44px", alignContent: "center" } },
  folded: { margin: `${tokens.spacingVerticalXS} 0` },
});

/** The first card as plain words and boxes: what it says, not how Teams draws it. Nothing in it can be pressed but what the card folds in. */
export function CardPreview({ card }: { readonly card: unknown }): React.ReactNode {
  const styles = useStyles();
  const shared = useHrStyles();
  const { t } = useTranslation("hr");
  const read = cardParts(card);
  return (
    <div className={shared.section}>
      <Text weight="semibold">{t("card")}</Text>
      {read ? (
        <div className={styles.card}>
          {read.parts.map((part, at) => (
            <Part key={at} part={part} />
          ))}
          {read.buttons.length > 0 && (
            <div className={shared.buttons}>
              {read.buttons.map((title) => (
                <span key={title} className={styles.button}>
                  {title}
                </span>
              ))}
            </div>
          )}
        </div>
      ) : (
        <Text>{t("noCard")}</Text>
      )}
    </div>
  );
}

function Part({ part }: { readonly part: CardPart }): React.ReactNode {
  const styles = useStyles();
  const shared = useHrStyles();
  if (part.kind === "text")
    return (
      <Text weight={part.strong ? "semibold" : "regular"} className={mergeClasses(part.soft && shared.soft)}>
        {part.text}
      </Text>
    );
  if (part.kind === "folded")
    return (
      <details>
        <summary className={styles.fold}>{part.title}</summary>
        {part.parts.map((one, at) => (
          <p key={at} className={styles.folded}>
            <Part part={one} />
          </p>
        ))}
      </details>
    );
  if (part.kind === "facts")
    return (
      <dl className={styles.facts}>
        {part.facts.map(({ title, value }) => (
          <div key={title} style={{ display: "contents" }}>
            <dt>{title}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
    );
  return (
    <div className={styles.input}>
      <Text>{part.label}</Text>
      {part.choices.length > 0 && (
        <ul className={shared.bullets}>
          {part.choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
