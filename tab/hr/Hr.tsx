import { Link, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { hrefOf } from "../shell/address.ts";
import { hiddenText } from "../shell/hiddenText.ts";
import { PageSkeleton } from "../shell/PageSkeleton.tsx";
import type { HrView } from "../shell/route.ts";
import { me, only } from "../shell/stores.ts";
import { useCached } from "../shell/useValue.ts";
import { CampaignList } from "./CampaignList.tsx";
import { CampaignPage } from "./CampaignPage.tsx";

const NewCampaign = lazy(async () => ({ default: (await import("./make/NewCampaign.tsx")).NewCampaign }));
const ResultsPage = lazy(async () => ({ default: (await import("./results/ResultsPage.tsx")).ResultsPage }));
const TrendPage = lazy(async () => ({ default: (await import("./results/TrendPage.tsx")).TrendPage }));
const Instruments = lazy(async () => ({ default: (await import("./InstrumentList.tsx")).InstrumentList }));
const EarlierAnswers = lazy(async () => ({ default: (await import("./earlier/EarlierAnswers.tsx")).EarlierAnswers }));
const PilotKeys = lazy(async () => ({ default: (await import("./PilotKeys.tsx")).PilotKeys }));
const AuditLog = lazy(async () => ({ default: (await import("./AuditLog.tsx")).AuditLog }));

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  parts: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalL, listStyleType: "none", margin: 0, padding: 0, "@media print": { display: "none" } },
  part: { display: "inline-flex", alignItems: "center", minHeight: "44px" },
  here: { fontWeight: tokens.fontWeightSemibold, textDecorationLine: "underline" },
});

const parts = [
  { view: undefined, name: "campaigns" },
  { view: "formular", name: "instruments" },
  { view: "tidigare-svar", name: "earlier" },
  { view: "nyckel", name: "keys" },
  { view: "logg", name: "audit" },
] as const;

/** For HR; the server refuses everyone else, whatever stands here. */
export function Hr({ view, id = "" }: { readonly view?: HrView; readonly id?: string }): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation("hr");
  const { value } = useCached(me, only);
  if (!value) return <PageSkeleton />;
  if (!value.roles.includes("hr")) return <Refused />;
  const part = parts.some((one) => one.view === view) ? view : undefined;
  return (
    <div className={styles.page}>
      <nav aria-label={t("parts")}>
        <ul className={styles.parts}>
          {parts.map((one) => (
            <li key={one.name}>
              <Link href={hrefOf({ page: "hr", view: one.view })} aria-current={one.view === part ? "page" : undefined} className={mergeClasses(styles.part, one.view === part && styles.here)}>
                {t(`nav.${one.name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <View key={`${view ?? ""} ${id}`} view={view} id={id} />
    </div>
  );
}

function Refused(): React.ReactNode {
  const { t } = useTranslation(["hr", "translation"]);
  return (
    <>
      <h1 style={hiddenText}>{t("pages.hr", { ns: "translation" })}</h1>
      <Text role="alert">{t("refused")}</Text>
    </>
  );
}

function View({ view, id }: { readonly view?: HrView; readonly id: string }): React.ReactNode {
  switch (view) {
    case "nytt":
      return <NewCampaign draftId={id || null} />;
    case "utskick":
      return <CampaignPage id={id} />;
    case "trend":
      return <TrendPage campaignId={id} />;
    case "resultat":
      return <ResultsPage waveId={id} />;
    case "formular":
      return <Instruments />;
    case "tidigare-svar":
      return <EarlierAnswers />;
    case "nyckel":
      return <PilotKeys />;
    case "logg":
      return <AuditLog />;
    case undefined:
      return <CampaignList />;
  }
}
