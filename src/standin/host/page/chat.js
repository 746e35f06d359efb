import { drawCard } from "./cards.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {{ id: string, author: { name: string, upn: string | null }, at: string, text: string, attachments: { contentType: string, content?: unknown, name?: string }[], suggestions: string[], edits: unknown[], deleted: boolean }} Message
 * @typedef {{ person: () => { upn: string }, theme: () => string, locale: () => string, openLink: (url: string) => void }} Around
 */

const by = (/** @type {string} */ id) => document.getElementById(id);
/** @param {string} locale */
const time = (locale) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const refusals = /** @type {const} */ ({ "unable-to-reach-app": "unreachable", "not-a-member": "notMember", "unknown-message": "unknownMessage" });

/** The chat beside the tab. @param {Around} around */
export function startChat(around) {
  /** @type {EventSource | null} */
  let stream = null;
  /** Drawn messages by id, each with what it was drawn from: a card that did not change keeps what is typed in it. */
  const drawn = new Map();
  /** How often the chat was read, and which of those readings is on show. */
  let [asked, shown] = [0, 0];
  const list = by("messages");
  const named = () => by("conversation").value || around.person().upn;
  const at = (/** @type {string} */ what) => `chat/${encodeURIComponent(around.person().upn)}/${what}`;
  const words = () => wordsOf(around.locale());
  const tell = (/** @type {string} */ text) => (by("chat-state").textContent = text);

  /** @param {string} what @param {object} body @param {boolean} quiet says nothing when it fails */
  const post = async (what, body, quiet = false) => {
    if (!quiet) tell(words().waiting);
    const answer = await fetch(at(what), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }).catch(() => null);
    const said = answer ? await answer.json().catch(() => null) : null;
    if (quiet) return said;
    const status = said?.status >= 400 && !said.code ? words().fault(said.status) : "";
    tell(answer?.ok ? status : (words()[refusals[said?.code]] ?? words().failed));
    return answer?.ok ? said : null;
  };

  const say = (/** @type {string} */ text) =>
    post("say", { text, conversation: by("conversation").value || undefined, mention: by("mention").checked, locale: around.locale() });

  /** @param {Message} message @param {import("./cards.js").CardAct} act @param {HTMLElement} body */
  const act = async (message, act, body) => {
    if (act.kind === "open") return around.openLink(act.url);
    const teams = Object(Object(act.data).msteams);
    if (act.kind === "submit" && ["imBack", "messageBack"].includes(teams.type)) return say(String(teams.value ?? teams.text ?? ""));
    if (act.kind === "submit") return post("submit", { activityId: message.id, data: act.data });
    const pressed = await post("press", { activityId: message.id, verb: act.verb, data: act.data });
    if (!pressed) return;
    const line = body.querySelector(".card-answer") ?? body.appendChild(Object.assign(document.createElement("div"), { className: "card-answer", role: "status" }));
    line.textContent = pressed.shown === "error" ? (pressed.text ?? words().notReached) : pressed.shown === "message" ? pressed.text : words().sent;
  };

  /** @param {Message} message */
  const draw = (message) => {
    const item = Object.assign(document.createElement("li"), { className: message.author.upn === around.person().upn ? "message mine" : "message" });
    const head = Object.assign(document.createElement("div"), { className: "message-head" });
    head.append(Object.assign(document.createElement("b"), { textContent: message.author.name }), Object.assign(document.createElement("span"), { textContent: time(around.locale()).format(new Date(message.at)) }));
    if (message.edits.length > 0) head.append(words().edited);
    const body = Object.assign(document.createElement("div"), { className: "message-body" });
    if (message.deleted) body.append(Object.assign(document.createElement("p"), { textContent: words().removed }));
    if (message.text) body.append(Object.assign(document.createElement("p"), { textContent: message.text.replace(/<at>(.*?)<\/at>/g, "@$1") }));
    for (const { contentType, content } of message.attachments) {
      if (contentType === "application/vnd.microsoft.card.adaptive") body.append(drawCard(content, around.theme(), around.locale(), (one) => act(message, one, body)));
    }
    const row = Object.assign(document.createElement("div"), { className: "suggestions" });
    row.append(...message.suggestions.map((text) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
      button.addEventListener("click", () => say(text));
      return button;
    }));
    if (message.suggestions.length > 0) body.append(row);
    item.append(head, body);
    if (message.attachments.some(({ content }) => Object(content).refresh)) post("refresh", { activityId: message.id }, true);
    return item;
  };

  /** Whoever opens the tab has the app, and with it the bot's chat: in Teams a policy of the organisation sees to it. */
  const installOnce = async () => {
    const answer = await fetch(`chat/${encodeURIComponent(around.person().upn)}`).catch(() => null);
    if (answer?.ok && (await answer.json()).messages.length === 0) await post("install", {}, true);
  };

  const read = async () => {
    const turn = ++asked;
    const [from, reader] = [named(), around.person().upn];
    const answer = await fetch(`chat/${encodeURIComponent(from)}?reader=${encodeURIComponent(reader)}`).catch(() => null);
    /** @type {{ messages: Message[] } | null} */
    const said = answer?.ok ? await answer.json().catch(() => null) : null;
    // Another chat may have been opened meanwhile, or what was asked for later may have come first.
    if (!said || from !== named() || reader !== around.person().upn || turn < shown) return;
    shown = turn;
    const { messages } = said;
    const atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 40;
    const first = drawn.size === 0;
    let fresh = false;
    messages.forEach((message, place) => {
      const source = JSON.stringify(message);
      const before = drawn.get(message.id);
      if (before?.source === source) return;
      const item = draw(message);
      fresh ||= !before;
      if (before) before.item.replaceWith(item);
      else list.insertBefore(item, list.children[place] ?? null);
      drawn.set(message.id, { source, item });
    });
    if (fresh && (atEnd || first)) list.scrollTop = list.scrollHeight;
  };

  const follow = () => {
    stream?.close();
    drawn.clear();
    list.replaceChildren();
    tell("");
    const company = by("conversation").value !== "";
    document.querySelector(".mention").hidden = !company;
    stream = new EventSource(`chat/${encodeURIComponent(named())}/stream`);
    stream.addEventListener("changed", read);
    stream.addEventListener("open", read);
  };

  by("conversation").addEventListener("change", follow);
  by("person").addEventListener("change", installOnce);
  void installOnce();
  by("install").addEventListener("click", async () => {
    if (await post("install", {})) tell(words().installed);
  });
  by("chat-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const box = by("chat-text");
    const text = box.value.trim();
    if (!text) return;
    box.value = "";
    await say(text);
  });
  by("chat-line").disabled = false;
  return { follow };
}
