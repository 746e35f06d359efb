import { startChat } from "./chat.js";
import { hostTab } from "./teamsHost.js";
import { speak, wordsOf } from "./words.js";

/** @typedef {{ oid: string, upn: string, displayName: string, roles: string[], locale: string }} Person */

const by = (/** @type {string} */ id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);

/** @type {{ tenantId: string, appId: string, people: Person[] }} */
const organisation = await (await fetch("people")).json();
const kept = (/** @type {string} */ name) => asked.get(name) ?? localStorage.getItem(`local-teams.${name}`);

for (const { displayName, upn } of organisation.people) by("person").add(new Option(displayName, upn));
const choose = (/** @type {string} */ id, /** @type {string | null} */ value) => {
  if ([...by(id).options].some((option) => option.value === value)) by(id).value = value;
};
const person = () => organisation.people.find((one) => one.upn === by("person").value) ?? organisation.people[0];
choose("person", kept("person"));
choose("theme", kept("theme"));
choose("locale", kept("locale") ?? person().locale);

const said = () => wordsOf(by("locale").value);
/** Puts this page into the language that Teams has. */
const speakLocale = () => {
  speak(by("locale").value);
  organisation.people.forEach(({ displayName, roles }, place) => {
    const also = roles.map((one) => said()[one] ?? one.toUpperCase()).join(", ");
    by("person").options[place].text = also ? `${displayName} (${also})` : displayName;
  });
};

let pageId = asked.get("pageId") ?? "hubbplats";
let subPageId = asked.get("subPageId") ?? undefined;

const context = () => ({
  appId: organisation.appId,
  locale: by("locale").value.toLowerCase(),
  theme: by("theme").value,
  entityId: pageId,
  subEntityId: subPageId,
  frameContext: "content",
  hostName: "Teams",
  hostClientType: "web",
  isFullScreen: false,
  isMultiWindow: false,
  userObjectId: person().oid,
  userDisplayName: person().displayName,
  userPrincipalName: person().upn,
  loginHint: person().upn,
  tid: organisation.tenantId,
  sessionId: "local",
  appSessionId: "local",
});

const notice = (/** @type {string} */ text) => {
  by("notice-text").textContent = text;
  by("notice").showModal();
};

/** Writes the choices into the page's address, so that it can be shared and reloaded. */
const remember = () => {
  const now = new URL(location.href);
  for (const [name, value] of Object.entries({ person: by("person").value, theme: by("theme").value, locale: by("locale").value })) {
    localStorage.setItem(`local-teams.${name}`, value);
    if (now.searchParams.has(name)) now.searchParams.set(name, value);
  }
  if (subPageId) now.searchParams.set("subPageId", subPageId);
  else now.searchParams.delete("subPageId");
  history.replaceState(null, "", now);
};

const show = (/** @type {string} */ pane) => {
  document.body.dataset.shows = pane;
  for (const button of document.querySelectorAll("[data-show]")) button.setAttribute("aria-pressed", String(button.dataset.show === pane));
};

const loadTab = () => {
  remember();
  const address = new URL("/tab/", location.origin);
  address.searchParams.set("locale", by("locale").value);
  address.searchParams.set("theme", by("theme").value);
  // A changing address makes the frame load again also when nothing else differs.
  address.searchParams.set("opened", String(Date.now()));
  by("tab").src = address.href;
};

const openPage = (/** @type {string | undefined} */ sub, /** @type {string | undefined} */ page) => {
  subPageId = sub;
  pageId = page ?? pageId;
  show("tab");
  loadTab();
};

/** Follows a link as Teams does: to this app's own pages and chat inside, elsewhere in a new window. @param {string} text */
const openLink = (text) => {
  const link = URL.canParse(text) ? new URL(text) : null;
  if (!link || !["https:", "http:"].includes(link.protocol)) return notice(said().notOpened(text));
  const [, first, kind, , entity] = link.pathname.split("/");
  if (link.hostname !== "teams.microsoft.com" || first !== "l") return void window.open(link, "_blank", "noopener");
  if (kind === "entity") {
    let target = {};
    try {
      target = Object(JSON.parse(link.searchParams.get("context") ?? "{}"));
    } catch {
      return notice(said().badContext);
    }
    return openPage(target.subPageId ?? target.subEntityId, entity && decodeURIComponent(entity));
  }
  if (kind === "chat") {
    show("chat");
    return by("chat-text").focus();
  }
  notice(said().opened(text));
};

const tab = hostTab(by("tab"), {
  context,
  token: async () => {
    const answer = await fetch("token", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ user: person().upn }) });
    if (!answer.ok) throw new Error("no token");
    return (await answer.json()).token;
  },
  openLink,
  openPage,
  share: (sub, label) => {
    const link = new URL(location.href);
    link.searchParams.set("subPageId", sub);
    notice(said().link(label, link.href));
  },
  back: () => openPage(undefined),
});
const chat = startChat({ person, theme: () => by("theme").value, locale: () => by("locale").value, openLink });

const dress = () => (document.body.dataset.theme = by("theme").value);
by("theme").addEventListener("change", () => {
  remember();
  dress();
  tab.themeChanged(by("theme").value);
  chat.follow();
});
by("person").addEventListener("change", () => {
  by("locale").value = person().locale;
  speakLocale();
  loadTab();
  chat.follow();
});
by("locale").addEventListener("change", () => {
  speakLocale();
  loadTab();
  chat.follow();
});
for (const button of document.querySelectorAll("[data-show]")) button.addEventListener("click", () => show(button.dataset.show));

dress();
speakLocale();
loadTab();
chat.follow();
