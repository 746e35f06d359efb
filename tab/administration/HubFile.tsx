import { Button, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HubFileTried } from "../../src/contract/hubFile.ts";
import type { Problem } from "../../src/contract.ts";
import { download } from "../api/download.ts";
import { hubFilePath, loadHubFile } from "../api/hubFile.ts";
import { tell } from "../shell/notices.ts";
import { boards, hubs, only } from "../shell/stores.ts";
import { useFile } from "../shell/useFile.ts";
import { useFileStyles } from "../shell/useFileStyles.ts";
import { useTellProblem } from "../shell/useTellProblem.ts";
import { hubsOfText } from "./hubsOfText.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: "anywhere" },
});

/** The hubs as a file: read it, change it, try it, load it. */
export function HubFile(): React.ReactNode {
  const styles = useStyles();
  const fileStyles = useFileStyles();
  const { t } = useTranslation("administration");
  const tellProblem = useTellProblem();
  const fileId = useId();
  const [chosen, setChosen] = useState<{ readonly name: string; readonly hubs: unknown } | null>(null);
  const [tried, setTried] = useState<HubFileTried | null>(null);
  const [wrong, setWrong] = useState<readonly { readonly where: string; readonly says: string }[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);

  const run = async (list: unknown, dryRun: boolean): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await loadHubFile(list, dryRun);
    setBusy(false);
    if (!answer.ok) return answer.problem.faults ? setWrong(faultsOf(answer.problem)) : tellProblem(answer.problem);
    setTried(answer.value);
    setWrong(answer.value.faults.map(({ hubId, says }) => ({ where: hubId, says })));
    if (!answer.value.saved) return;
    setChosen(null);
    // The button goes, since its work is done.
    input.current?.focus();
    tell({ intent: "success", title: t("hubsLoaded"), body: "" });
    void hubs.refresh(only);
    boards.refreshAll();
  };
  const file = useFile(({ name, text }) => {
    const list = hubsOfText(text);
    setTried(null);
    setWrong(list === null ? [{ where: name, says: t("notHubFile") }] : []);
    setChosen(list === null ? null : { name, hubs: list });
    if (list !== null) void run(list, true);
  });
  const read = async (): Promise<void> => {
    const problem = await download(hubFilePath, "hubbar.json");
    if (problem) tellProblem(problem);
  };

  return (
    <section className={styles.section}>
      <Subtitle1 as="h2" className={styles.title}>
        {t("hubFile")}
      </Subtitle1>
      <Text>{t("hubFileBecause")}</Text>
      <div className={styles.buttons}>
        <Button onClick={() => void read()}>{t("readHubs")}</Button>
      </div>
      <label htmlFor={fileId}>{t("chooseHubFile")}</label>
      <input ref={input} id={fileId} type="file" accept=".json,application/json" onChange={(event) => !file.reading && !busy && file.read(event)} className={fileStyles.file} />
      <div role="status">
        {wrong.length > 0 && (
          <>
            <Text block weight="semibold">
              {t("hubFileWrong")}
            </Text>
            <ul className={styles.list}>
              {wrong.map(({ where, says }, i) => (
                <li key={i}>
                  {where}: {says}
                </li>
              ))}
            </ul>
          </>
        )}
        {tried && (
          <ul className={styles.list}>
            {tried.hubs.map((hub, i) => (
              <li key={i}>{[`${hub.name}: ${hub.is === "changed" ? t("hubChanges", { what: hub.changes.join(", ") }) : t(`hubIs.${hub.is}`)}`, hub.outside > 0 ? t("hubOutside", { count: hub.outside }) : ""].filter(Boolean).join(". ")}</li>
            ))}
          </ul>
        )}
      </div>
      {chosen && (
        <div className={styles.buttons}>
          <Button appearance="primary" disabledFocusable={busy || !tried || wrong.length > 0} onClick={() => void run(chosen.hubs, false)}>
            {t("loadHubs", { name: chosen.name })}
          </Button>
        </div>
      )}
    </section>
  );
}

const faultsOf = ({ faults = [] }: Problem): { where: string; says: string }[] => faults.map(({ field, message }) => ({ where: field, says: message }));
