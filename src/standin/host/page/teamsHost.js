/**
 * The parent's side of the postMessage protocol of teams-js 2.58: what a tab asks, and what Teams answers. Only the
 * capabilities named in `runtime` are answered, since the SDK itself refuses the rest before asking.
 */

/**
 * @typedef {{
 *   context: () => Record<string, unknown>,
 *   token: () => Promise<string>,
 *   openLink: (url: string) => void,
 *   openPage: (subPageId: string | undefined, pageId?: string) => void,
 *   share: (subPageId: string, label: string) => void,
 *   back: () => void,
 * }} Host
 */

const runtime = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { pages: { backStack: {}, currentApp: {} }, teamsCore: {} },
});

/** Starts answering. @param {HTMLIFrameElement} frame the tab @param {Host} host */
export function hostTab(frame, host) {
  /** @type {{ popup: Window, answer: (args: unknown[]) => void } | null} */
  let signingIn = null;

  const answers = {
    initialize: (/** @type {unknown[]} */ _args, /** @type {boolean} */ inPopup) => [inPopup ? "authentication" : "content", "web", runtime, "2.0.1"],
    getContext: () => [host.context()],
    "authentication.getAuthToken": async () => {
      try {
        return [true, await host.token()];
      } catch {
        return [false, "resourceRequiresConsent"];
      }
    },
    "pages.navigateToApp": ([target]) => {
      host.openPage(target?.subPageId, target?.pageId);
      return [true];
    },
    "pages.currentApp.navigateTo": ([target]) => {
      host.openPage(target?.subPageId, target?.pageId);
      return [true];
    },
    "pages.currentApp.navigateToDefaultPage": () => {
      host.openPage(undefined);
      return [true];
    },
    executeDeepLink: ([url]) => {
      host.openLink(String(url));
      return [true];
    },
    navigateBack: () => {
      host.back();
      return [true];
    },
    navigateCrossDomain: () => [false, "Cross-origin navigation is only supported for URLs matching the pattern registered in the manifest."],
    "settings.getSettings": () => [{ entityId: host.context().entityId, contentUrl: frame.src, suggestedDisplayName: "Hubbplats" }],
    "authentication.authenticate": ([url, width = 600, height = 600]) =>
      new Promise((answer) => {
        const popup = window.open(String(url), "_blank", `popup,width=${width},height=${height}`);
        if (!popup) return answer([false, "FailedToOpenWindow"]);
        signingIn = { popup, answer };
        const closed = setInterval(() => {
          if (!popup.closed) return;
          clearInterval(closed);
          if (signingIn?.popup === popup) signingIn = null;
          answer([false, "CancelledByUser"]);
        }, 300);
      }),
  };

  /** Messages that want no answer. Whatever else the tab tells (handlers it registers, that it has loaded) needs nothing. */
  const heard = {
    shareDeepLink: ([subPageId, label]) => host.share(String(subPageId ?? ""), String(label ?? "")),
    "authentication.authenticate.success": ([result]) => signingIn?.answer([true, result]),
    "authentication.authenticate.failure": ([reason]) => signingIn?.answer([false, reason]),
  };

  window.addEventListener("message", async (event) => {
    const inPopup = signingIn !== null && event.source === signingIn.popup;
    if (event.origin !== location.origin || (event.source !== frame.contentWindow && !inPopup)) return;
    const { id, uuidAsString, func, args = [] } = Object(event.data);
    if (typeof func !== "string") return;
    if (Object.hasOwn(heard, func)) return heard[func](args);
    if (!Object.hasOwn(answers, func)) return;
    const said = await answers[func](args, inPopup);
    // The tab may have been loaded anew meanwhile: then nobody waits for the answer.
    event.source?.postMessage({ id, uuidAsString, args: said }, event.origin);
  });

  return {
    /** @param {string} theme default, dark or contrast */
    themeChanged: (theme) => frame.contentWindow?.postMessage({ func: "themeChange", args: [theme] }, location.origin),
  };
}
