import { FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, useEffect, useRef, useSyncExternalStore } from "react";
import { I18nextProvider, useTranslation } from "react-i18next";
import { useRoute } from "./address.ts";
import { i18n } from "./language.ts";
import { loadedPart } from "./loadedPart.tsx";
import { Navigation } from "./Navigation.tsx";
import { OfflineBanner } from "./OfflineBanner.tsx";
import { Outcome } from "./Outcome.tsx";
import { Page } from "./Page.tsx";
import { PageBoundary } from "./PageBoundary.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { pathOf } from "./route.ts";
import { signIn } from "./signIn.ts";
import { hubs, only } from "./stores.ts";
import { useTheme } from "./theme.ts";
import { useValue } from "./useValue.ts";

const SignInPage = loadedPart(async () => (await import("./SignInPage.tsx")).SignInPage);

const useStyles = makeStyles({
  page: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground2 },
  main: {
    boxSizing: "border-box",
    maxWidth: "1200px",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXXL}`,
    "@media (max-width: 639.9px)": { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXXL}` },
    ":focus-visible": { outlineStyle: "none" },
  },
});

export function App(): React.ReactNode {
  const styles = useStyles();
  return (
    <I18nextProvider i18n={i18n}>
      <FluentProvider theme={useTheme()}>
        {/* Not on the provider itself: what it wears, every drawer's and toast's layer wears too. */}
        <div className={styles.page}>
          <Inside />
          <Outcome />
        </div>
      </FluentProvider>
    </I18nextProvider>
  );
}

function Inside(): React.ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { at } = useValue(signIn);
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const place = route.page === "hubbar" ? pathOf(route) : route.page;
  const shown = useRef(place);
  // What is known of hubs already: a title is no reason to ask for more.
  const known = useSyncExternalStore(hubs.subscribe, () => hubs.read(only).value);
  const hub = route.page === "hubbar" ? known?.hubs.find(({ id }) => id === route.hubId)?.name : undefined;
  const opensDay = route.page === "boka" && route.hubId !== undefined;
  const settled = at === "signed-in" || at === "starting";

  useEffect(() => {
    // Without a sign-in no page is shown, whatever the address says.
    document.title = settled ? `${hub ?? t(`pages.${route.page}`)} · Hubbplats` : "Hubbplats";
  }, [hub, route.page, settled, t]);
  useEffect(() => {
    const from = shown.current;
    shown.current = place;
    // Not at start: nobody has gone anywhere yet. A day that opens over the board takes the focus itself: what is behind it must not take
    // it back, out of reach of Escape.
    if (from === place || opensDay) return;
    // A new page begins at its top, also for one who reads it by ear; one that has given the focus to a thing of its own keeps it there.
    if (main.current?.contains(document.activeElement)) return;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [place, opensDay]);

  return (
    <>
      {settled && <Navigation page={route.page} />}
      <OfflineBanner />
      <main ref={main} tabIndex={-1} className={styles.main}>
        <PageBoundary key={route.page}>
          <Suspense fallback={<PageSkeleton />}>{settled ? <Page route={route} /> : <SignInPage />}</Suspense>
        </PageBoundary>
      </main>
    </>
  );
}
