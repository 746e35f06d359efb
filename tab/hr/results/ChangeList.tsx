import { Subtitle1, Subtitle2, Text } from "@fluentui/react-components";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ResultChange } from "../../../src/contract/surveys.ts";
import { language } from "../../shell/language.ts";
import { useNarrow } from "../../shell/surroundings.ts";
import { useValue } from "../../shell/useValue.ts";
import { useHrStyles } from "../hrStyles.ts";
import { axisOf, byNotes, byWaves, commonNotes, signed, wholeNumber } from "./numbers.ts";
import { useResultStyles } from "./useResultStyles.ts";

/** What has changed since an earlier wave: the same people in both, and everybody in each, side by side. */
export function ChangeList({ changes }: { readonly changes: readonly ResultChange[] }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  return (
    <section className={own.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("change")}
      </Subtitle1>
      {changes.length === 0 && <Text>{t("noChange")}</Text>}
      {byWaves(changes).map((group) => (
        <Between key={`${group.from} ${group.to}`} {...group} />
      ))}
    </section>
  );
}

/** All changes between two waves: what holds for each is said before them. */
function Between({ from, to, changes }: { readonly from: string; readonly to: string; readonly changes: readonly ResultChange[] }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const common = commonNotes(changes.map(({ notes }) => notes));
  return (
    <div className={own.section}>
      <Subtitle2 as="h3" className={styles.title}>
        {t("fromTo", { from, to })}
      </Subtitle2>
      <NotConcluded notes={common} />
      {byNotes(changes.map((change) => ({ ...change, notes: change.notes.filter((note) => !common.includes(note)) }))).map(({ notes, items }) => (
        <div key={notes.join(" ")} className={own.section}>
          {items.length > 1 && <NotConcluded notes={notes} />}
          {items.map((change) => (
            <Change key={change.id} change={change} notes={items.length > 1 ? [] : notes} />
          ))}
        </div>
      ))}
    </div>
  );
}

function NotConcluded({ notes }: { readonly notes: readonly string[] }): React.ReactNode {
  const own = useResultStyles();
  const { t } = useTranslation("results");
  if (notes.length === 0) return null;
  return (
    <div className={own.caption}>
      <Text weight="semibold">{t("notConclude")}</Text>
      <ul className={own.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

type Difference = { readonly difference: number; readonly low: number; readonly high: number };

function Change({ change: { title, from, to, paired, unpaired }, notes }: { readonly change: ResultChange; readonly notes: readonly string[] }): React.ReactNode {
  const styles = useHrStyles();
  const own = useResultStyles();
  const { t } = useTranslation("results");
  const spoken = useValue(language);
  const id = useId();
  const rows = [
    { label: t("paired"), pairs: "pairs" in paired ? wholeNumber(paired.pairs, spoken) : "–", difference: paired },
    { label: t("unpaired"), pairs: "–", difference: unpaired },
  ];
  const shown = rows.flatMap(({ difference }): Difference[] => ("low" in difference ? [difference] : []));
  const axis = axisOf(shown);
  const narrow = useNarrow();
  const intervalOf = (of: ResultChange["unpaired"]): string => ("low" in of ? t("interval", { low: signed(of.low, spoken), high: signed(of.high, spoken) }) : "");
  const whole = `${title}, ${t("fromTo", { from, to })}`;
  return (
    <figure className={own.figure} aria-labelledby={id}>
      <figcaption className={own.caption}>
        <Subtitle2 as="h4" id={id} className={styles.title}>
          {title}
        </Subtitle2>
      </figcaption>
      <div role="img" aria-label={t("chart", { title: whole })} className={own.bars}>
        {rows.map(({ label, difference }) => (
          <Interval key={label} label={label} difference={"low" in difference ? difference : null} axis={axis} />
        ))}
      </div>
      <div className={styles.scroll} role="group" aria-label={whole} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("how")}</th>
              <th scope="col" className={styles.number}>
                {t("pairs")}
              </th>
              <th scope="col" className={styles.number}>
                {t("difference")}
                {narrow && <div className={own.under}>{t("between")}</div>}
              </th>
              {!narrow && (
                <th scope="col" className={styles.number}>
                  {t("between")}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, pairs, difference }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className={styles.number}>{pairs}</td>
                <td className={styles.number}>
                  {"low" in difference ? signed(difference.difference, spoken) : t(`reason.${difference.hidden}`)}
                  {narrow && <div className={own.under}>{intervalOf(difference)}</div>}
                </td>
                {!narrow && <td className={styles.number}>{intervalOf(difference) || "–"}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <NotConcluded notes={notes} />
    </figure>
  );
}

function Interval({ label, difference, axis }: { readonly label: string; readonly difference: Difference | null; readonly axis: { readonly from: number; readonly to: number } }): React.ReactNode {
  const own = useResultStyles();
  const at = (value: number): string => `${((value - axis.from) / (axis.to - axis.from)) * 100}%`;
  return (
    <>
      <span>{label}</span>
      <svg aria-hidden className={own.bar}>
        {difference ? (
          <>
            <line x1={at(0)} x2={at(0)} y1="0" y2="16" className={own.zero} />
            <line x1={at(difference.low)} x2={at(difference.high)} y1="8" y2="8" className={own.line} />
            <circle cx={at(difference.difference)} cy="8" r="5" className={own.fill} />
          </>
        ) : (
          <rect x="0" y="1" width="100%" height="14" className={own.hidden} />
        )}
      </svg>
    </>
  );
}
